import type { ManualFigure, PlanMeasure } from '../plan.ts'
import { readerOf, type Checked, type Typed } from './checked.ts'
import { mostCharacters } from './limits.ts'

export type ManualFigureField = 'period' | 'value' | 'source' | 'geography' | 'owner' | 'note'

/** Reads what was typed of a figure that nothing here can count, of a measure in `unit`. */
export function checkManualFigure(
  typed: Typed<ManualFigureField>,
  unit: PlanMeasure['unit'],
): Checked<ManualFigure, ManualFigureField> {
  const read = readerOf(typed)
  const value = read.number('value', 'The figure')
  if (unit === 'percent' && value > 100) read.say('value', 'A percentage is at most 100.')
  return read.checked({
    period: read.period('period', 'The period'),
    value,
    places: Math.min(read.placesOf('value'), 4),
    source: read.text('source', 'Where the figure is from', mostCharacters.source),
    geography: read.textOrNull('geography', 'What the figure covers', mostCharacters.geography),
    owner: read.text('owner', 'The post that answers for the figure', mostCharacters.post),
    note: read.textOrNull('note', 'The note', mostCharacters.note),
  })
}
