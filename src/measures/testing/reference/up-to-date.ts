import { openCases } from './children.ts'
import { plusMonths } from './days.ts'
import { latestBy, rowsOf, text } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

/** Open cases with an up-to-date chronology or genogram. */
export const upToDate =
  (table: 'chronologies' | 'genograms'): ReferenceMeasure =>
  ({ rows, settings }, asAt) => {
    const { chronology, genogram } = settings.updateIntervalMonths
    const items: ReferenceItem[] = []
    for (const { childId, openedOn } of openCases(rows, asAt)) {
      if (plusMonths(openedOn, 1) > asAt) continue
      const days = rowsOf(rows, table)
        .filter((row) => text(row, 'person_id') === childId)
        .map((row) => text(row, 'updated_date'))
      const latest = latestBy(days, asAt)
      const months = table === 'chronologies' ? chronology : genogram
      const dueOn = latest === null ? plusMonths(openedOn, 1) : plusMonths(latest, months)
      items.push(
        item({
          itemId: childId,
          childId,
          countedOn: asAt,
          startedOn: latest ?? openedOn,
          dueOn,
          inNumerator: latest !== null && asAt <= dueOn,
          clock: latest === null ? 'case opened' : 'update',
        }),
      )
    }
    return items
  }
