import { childrenInCare } from './children.ts'
import { plusMonths } from './days.ts'
import { planInForce } from './permanence.ts'
import { isOpenOn, rowsOf, text, type Rows } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const childrenWithPermanence: ReferenceMeasure = ({ rows }, asAt) => {
  const items: ReferenceItem[] = []
  for (const { childId, claId, enteredOn } of childrenInCare(rows, asAt)) {
    if (plusMonths(enteredOn, 12) > asAt) continue
    const isAdoption = planInForce(rows, childId, enteredOn, asAt)?.isAdoptionAlone === true
    const isSettled = isPlacedLongTerm(rows, claId, asAt) || isMatched(rows, claId, asAt)
    items.push(
      item({
        itemId: childId,
        childId,
        countedOn: asAt,
        startedOn: enteredOn,
        inNumerator: isAdoption ? null : isSettled,
        leftOut: isAdoption ? 'adoption' : null,
      }),
    )
  }
  return items
}

const isPlacedLongTerm = (rows: Rows, claId: string | null, asAt: string): boolean =>
  rowsOf(rows, 'ssd_cla_placement').some(
    (row) =>
      claId !== null &&
      text(row, 'clap_cla_id') === claId &&
      ['U1', 'U4'].includes(text(row, 'clap_cla_placement_type') ?? '') &&
      isOpenOn(
        text(row, 'clap_cla_placement_start_date'),
        text(row, 'clap_cla_placement_end_date'),
        asAt,
      ),
  )

const isMatched = (rows: Rows, claId: string | null, asAt: string): boolean =>
  rowsOf(rows, 'matching').some((row) => {
    const on = text(row, 'match_date')
    return claId !== null && text(row, 'cla_id') === claId && on !== null && on <= asAt
  })
