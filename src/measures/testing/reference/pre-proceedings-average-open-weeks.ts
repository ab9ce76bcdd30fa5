import { daysFrom } from './days.ts'
import { clockOf, endOf, isImpossible, preProceedings, spells } from './pre-proceedings.ts'
import { isOpenOn, least } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const preProceedingsAverageOpenWeeks: ReferenceMeasure = ({ rows }, asAt) => {
  const items: ReferenceItem[] = []
  for (const spell of spells(rows)) {
    const endedOn = endOf(spell)
    if (!isOpenOn(spell.startedOn, endedOn, asAt)) continue
    items.push(
      item({
        itemId: `${spell.familyId}/${spell.startedOn}`,
        childId: least(spell.records.map((record) => record.childId)),
        countedOn: asAt,
        startedOn: spell.startedOn,
        endedOn,
        value: daysFrom(spell.startedOn, asAt),
        clock: clockOf(spell),
      }),
    )
  }
  for (const record of preProceedings(rows)) {
    const { id, childId, startedOn, endedOn, clock } = record
    const known = { itemId: id, childId, countedOn: asAt, startedOn, endedOn, clock }
    if (startedOn === null && (endedOn === null || endedOn > asAt))
      items.push(item({ ...known, leftOut: 'no start' }))
    if (isImpossible(record) && startedOn !== null && startedOn <= asAt)
      items.push(item({ ...known, leftOut: 'dates impossible' }))
  }
  return items
}
