import { bornOn, childrenInCare } from './children.ts'
import { ageAt, nthWorkingDay, plusMonths } from './days.ts'
import { latestBy, rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const carePlanInLast6MonthsUnder16: ReferenceMeasure = ({ rows }, asAt) => {
  const items: ReferenceItem[] = []
  for (const { childId, enteredOn } of childrenInCare(rows, asAt)) {
    const born = bornOn(rows, childId)
    if (born !== null && ageAt(born, asAt) >= 16) continue
    const plans = rowsOf(rows, 'ssd_cla_care_plan').filter(
      (row) => text(row, 'lacp_person_id') === childId,
    )
    const latest = latestBy(
      plans.map((row) => text(row, 'lacp_cla_care_plan_start_date')),
      asAt,
    )
    const dueOn = latest === null ? nthWorkingDay(enteredOn, 20) : plusMonths(latest, 6)
    const known = {
      itemId: childId,
      childId,
      countedOn: asAt,
      startedOn: latest ?? enteredOn,
      dueOn,
      clock: latest === null ? 'entry to care' : 'care plan',
    }
    if (born === null) items.push(item({ ...known, leftOut: 'no date of birth' }))
    else if (dueOn === null) items.push(item({ ...known, leftOut: 'outside calendar' }))
    else items.push(item({ ...known, inNumerator: latest !== null && asAt <= dueOn }))
  }
  return items
}
