import { rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const recordingComplaints: ReferenceMeasure = ({ rows }) => {
  const items: ReferenceItem[] = []
  for (const row of rowsOf(rows, 'complaints')) {
    if (text(row, 'category')?.toLowerCase() !== 'recording') continue
    items.push(
      item({
        itemId: text(row, 'complaint_id') ?? '',
        childId: text(row, 'person_id'),
        teamId: text(row, 'team_id'),
        countedOn: text(row, 'received_date'),
        inNumerator: true,
      }),
    )
  }
  return items
}
