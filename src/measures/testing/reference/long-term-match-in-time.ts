import { plusMonths } from './days.ts'
import { planInForce, reviewedPeriods } from './permanence.ts'
import { least, rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const longTermMatchInTime: ReferenceMeasure = ({ rows, extractedOn }) => {
  const items: ReferenceItem[] = []
  for (const { claId, childId, beganOn, reviewedOn } of reviewedPeriods(rows)) {
    if (!planInForce(rows, childId, beganOn, reviewedOn)?.isLongTermFostering) continue
    const matches = rowsOf(rows, 'matching').filter((row) => text(row, 'cla_id') === claId)
    const isIdentified = matches.some((row) => text(row, 'placement_identified') === 'Y')
    const matchedOn = least(matches.map((row) => text(row, 'match_date')))
    const dueOn = plusMonths(reviewedOn, isIdentified ? 2 : 6)
    const isDue = dueOn <= extractedOn
    items.push(
      item({
        itemId: claId,
        childId,
        countedOn: dueOn,
        startedOn: reviewedOn,
        dueOn,
        endedOn: matchedOn,
        inNumerator: isDue ? matchedOn !== null && matchedOn <= dueOn : null,
        leftOut: isDue ? null : 'not yet due',
      }),
    )
  }
  return items
}
