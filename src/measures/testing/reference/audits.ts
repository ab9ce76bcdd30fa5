import { rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

/** The audits of one domain. */
export const auditsOf =
  (domain: string): ReferenceMeasure =>
  ({ rows }) => {
    const items: ReferenceItem[] = []
    for (const row of rowsOf(rows, 'audits')) {
      if (text(row, 'domain')?.toLowerCase() !== domain) continue
      const grade = text(row, 'moderated_grade') ?? text(row, 'grade') ?? ''
      items.push(
        item({
          itemId: text(row, 'audit_id') ?? '',
          childId: text(row, 'person_id'),
          teamId: text(row, 'team_id'),
          countedOn: text(row, 'audit_date'),
          inNumerator: grade === 'outstanding' || grade === 'good',
          breakdown: text(row, 'theme') ?? 'not recorded',
        }),
      )
    }
    return items
  }
