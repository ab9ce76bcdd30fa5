import { daysFrom } from './days.ts'
import {
  clockOf,
  endOf,
  isImpossible,
  preProceedings,
  spells,
  type Spell,
} from './pre-proceedings.ts'
import { least } from './records.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

const words: Readonly<Record<string, string>> = {
  'Decision to step down': 'step down',
  'Decision to Issue Care Proceedings': 'proceedings',
}

const wordOf = (outcome: string | null): string => words[outcome ?? ''] ?? 'not recorded'

export const preProceedingsClosedAverageWeeks: ReferenceMeasure = ({ rows }) => {
  const items: ReferenceItem[] = []
  for (const spell of spells(rows)) {
    const endedOn = endOf(spell)
    if (endedOn === null) continue
    items.push(
      item({
        itemId: `${spell.familyId}/${spell.startedOn}`,
        childId: least(spell.records.map((record) => record.childId)),
        countedOn: endedOn,
        startedOn: spell.startedOn,
        endedOn,
        value: daysFrom(spell.startedOn, endedOn),
        clock: clockOf(spell),
        breakdown: outcomeOf(spell, endedOn),
      }),
    )
  }
  for (const record of preProceedings(rows)) {
    const { id, childId, startedOn, endedOn, clock } = record
    if (endedOn === null || (startedOn !== null && !isImpossible(record))) continue
    items.push(
      item({
        itemId: id,
        childId,
        countedOn: endedOn,
        startedOn,
        endedOn,
        clock,
        leftOut: startedOn === null ? 'no start' : 'dates impossible',
        breakdown: wordOf(record.outcome),
      }),
    )
  }
  return items
}

/** Of the records that ended last, the least id with an outcome. */
function outcomeOf({ records }: Spell, endedOn: string): string {
  let chosen: { id: string; outcome: string } | undefined
  for (const { id, outcome, endedOn: ended } of records) {
    if (ended !== endedOn || outcome === null) continue
    if (chosen === undefined || id < chosen.id) chosen = { id, outcome }
  }
  return wordOf(chosen?.outcome ?? null)
}
