import { daysFrom } from './days.ts'
import { least, rowsOf, text, type Row } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const careProceedingsAverageWeeks: ReferenceMeasure = ({ rows }) => {
  const families = new Map<string, Row[]>()
  for (const row of rowsOf(rows, 'care_proceedings')) {
    const ended = text(row, 'final_order_date')
    if (ended === null) continue
    const family = text(row, 'family_id') ?? text(row, 'person_id') ?? text(row, 'proceedings_id')
    const id = `${family}/${ended}`
    families.set(id, [...(families.get(id) ?? []), row])
  }
  const items: ReferenceItem[] = []
  for (const [itemId, members] of families) {
    const startedOn = least(members.map((row) => text(row, 'issued_date'))) ?? ''
    const endedOn = itemId.slice(-10)
    const known = {
      itemId,
      childId: least(members.map((row) => text(row, 'person_id'))),
      countedOn: endedOn,
      startedOn,
      endedOn,
    }
    if (endedOn < startedOn) items.push(item({ ...known, leftOut: 'dates impossible' }))
    else items.push(item({ ...known, value: daysFrom(startedOn, endedOn) }))
  }
  return items
}
