import { isOpenOn, rowsOf, text } from './records.ts'
import { item, type ReferenceMeasure } from './reference-item.ts'

export const alternativeProvisionProgress: ReferenceMeasure = ({ rows }) =>
  rowsOf(rows, 'ap_progress').map((row) => {
    const placement = rowsOf(rows, 'ap_placements').find(
      (one) => text(one, 'placement_id') === text(row, 'placement_id'),
    )
    return item({
      itemId: `${text(row, 'placement_id')}/${text(row, 'term')}`,
      childId: text(placement, 'person_id'),
      countedOn: text(row, 'recorded_date'),
      inNumerator: text(row, 'progress') !== 'below',
    })
  })

export const alternativeProvisionPlacementFailure: ReferenceMeasure = ({ rows }) =>
  rowsOf(rows, 'ap_placements')
    .filter((row) => text(row, 'end_date') !== null)
    .map((row) => {
      const reason = text(row, 'end_reason')
      return item({
        itemId: text(row, 'placement_id') ?? '',
        childId: text(row, 'person_id'),
        countedOn: text(row, 'end_date'),
        startedOn: text(row, 'start_date'),
        endedOn: text(row, 'end_date'),
        inNumerator: reason === null ? null : reason === 'failed',
        leftOut: reason === null ? 'no reason' : null,
      })
    })

export const alternativeProvisionQualityAssured: ReferenceMeasure = ({ rows }, asAt) =>
  rowsOf(rows, 'ap_placements')
    .filter((row) => isOpenOn(text(row, 'start_date'), text(row, 'end_date'), asAt))
    .map((row) => {
      const provider = rowsOf(rows, 'ap_providers').find(
        (one) => text(one, 'provider_id') === text(row, 'provider_id'),
      )
      const verified = text(provider, 'qa_status') === 'verified' ? text(provider, 'qa_date') : null
      return item({
        itemId: text(row, 'placement_id') ?? '',
        childId: text(row, 'person_id'),
        countedOn: asAt,
        startedOn: text(row, 'start_date'),
        endedOn: text(row, 'end_date'),
        inNumerator: verified !== null && verified <= asAt,
      })
    })
