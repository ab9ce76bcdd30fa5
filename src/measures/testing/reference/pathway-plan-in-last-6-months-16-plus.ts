import { bornOn, childrenInCare } from './children.ts'
import { ageAt, plusMonths } from './days.ts'
import { latestBy, rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const pathwayPlanInLast6Months16Plus: ReferenceMeasure = ({ rows, extractedOn }, asAt) => {
  const items: ReferenceItem[] = []
  for (const { childId } of childrenInCare(rows, asAt)) {
    const born = bornOn(rows, childId)
    if (born !== null && ageAt(born, asAt) < 16) continue
    const days = rowsOf(rows, 'pathway_plans')
      .filter((row) => text(row, 'person_id') === childId)
      .map((row) => text(row, 'plan_date'))
    if (asAt === extractedOn) {
      for (const row of rowsOf(rows, 'ssd_care_leavers'))
        if (text(row, 'clea_person_id') === childId)
          days.push(text(row, 'clea_pathway_plan_review_date'))
    }
    const latest = latestBy(days, asAt)
    const known = { itemId: childId, childId, countedOn: asAt }
    if (born === null) {
      const due = latest === null ? null : plusMonths(latest, 6)
      const clock = latest === null ? null : 'pathway plan'
      const timed = { ...known, startedOn: latest, dueOn: due, clock, breakdown: 'not known' }
      items.push(item({ ...timed, leftOut: 'no date of birth' }))
      continue
    }
    const sixteenth = plusMonths(born, 16 * 12)
    const firstDue = plusMonths(sixteenth, 3)
    const dueOn = latest === null ? firstDue : plusMonths(latest, 6)
    items.push(
      item({
        ...known,
        startedOn: latest ?? sixteenth,
        dueOn,
        inNumerator: latest !== null && asAt <= dueOn,
        clock: latest === null ? '16th birthday' : 'pathway plan',
        breakdown: asAt <= firstDue ? '16 within 3 months' : 'older',
      }),
    )
  }
  return items
}
