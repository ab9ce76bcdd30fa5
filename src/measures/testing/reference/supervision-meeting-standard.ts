import { childrenInCare, openCases } from './children.ts'
import { plusDays, plusMonths } from './days.ts'
import { isOpenOn, latestBy, rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const supervisionMeetingStandard: ReferenceMeasure = ({ rows, settings }, asAt) => {
  const inCare = new Set(childrenInCare(rows, asAt).map((child) => child.childId))
  const items: ReferenceItem[] = []
  for (const { childId, openedOn } of openCases(rows, asAt)) {
    if (plusMonths(openedOn, 1) > asAt) continue
    const isProtected = rowsOf(rows, 'ssd_cp_plans').some(
      (row) =>
        text(row, 'cppl_person_id') === childId &&
        isOpenOn(text(row, 'cppl_cp_plan_start_date'), text(row, 'cppl_cp_plan_end_date'), asAt),
    )
    let months = settings.supervisionIntervalMonths.childInNeed
    if (isProtected) months = settings.supervisionIntervalMonths.childProtection
    if (inCare.has(childId)) months = settings.supervisionIntervalMonths.inCare
    const supervisions = rowsOf(rows, 'supervisions').filter(
      (row) => text(row, 'person_id') === childId && text(row, 'kind') === 'case',
    )
    const latest = latestBy(
      supervisions.map((row) => text(row, 'supervision_date')),
      asAt,
    )
    const startedOn = latest ?? openedOn
    const dueOn = plusDays(plusMonths(startedOn, months), settings.supervisionToleranceDays)
    items.push(
      item({
        itemId: childId,
        childId,
        countedOn: asAt,
        startedOn,
        dueOn,
        inNumerator: latest !== null && asAt <= dueOn,
        clock: latest === null ? 'case opened' : 'supervision',
      }),
    )
  }
  return items
}
