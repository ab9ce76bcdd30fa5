import { findMeasure } from '#measures/catalogue/index.ts'
import type { PrintedFigure } from '../plan.ts'
import { readerOf, type Checked, type Reader, type Typed } from './checked.ts'
import { mostCharacters } from './limits.ts'
import type { MeasureContent } from './measure-item.ts'

export type MeasureField =
  | 'measure'
  | 'statement'
  | 'unit'
  | 'status'
  | 'rationale'
  | 'assumed'
  | 'baselinePeriod'
  | 'baselineValue'
  | 'baselineGeography'
  | 'baselineSource'
  | 'baselineNote'

const units = ['percent', 'weeks', 'count'] as const
const baselineFields = ['baselinePeriod', 'baselineValue', 'baselineGeography', 'baselineNote']

/**
 * Reads what was typed of a measure of the plan: `measure` is an id of the catalogue, or of letters,
 * figures and hyphens where the catalogue counts none. A baseline is one once a field of it is filled.
 */
export function checkMeasure(typed: Typed<MeasureField>): Checked<MeasureContent, MeasureField> {
  const read = readerOf(typed)
  const measure = read.text('measure', 'The measure', 80)
  if (!/^[a-z0-9]*(-[a-z0-9]+)*$/.test(measure))
    read.say('measure', 'The measure is an id of small letters, figures and single hyphens.')
  const status = read.oneOf('status', 'The status', ['agreed', 'to be agreed', 'counted elsewhere'])
  const unit = typed.unit === '' ? null : read.oneOf('unit', 'The unit', units)
  if (unit === null && status === 'agreed')
    read.say('unit', 'An agreed measure has a unit: percent, weeks or count.')
  const counted = findMeasure(measure)
  if (counted !== undefined && unit !== null && counted.unit !== unit)
    read.say('unit', `The catalogue counts this measure in ${counted.unit}; choose that.`)
  return read.checked({
    measure,
    statement: read.text('statement', 'The statement', mostCharacters.statement),
    unit,
    status,
    rationale: read.textOrNull('rationale', 'The rationale', mostCharacters.rationale),
    assumed: read.textOrNull('assumed', 'What is assumed', mostCharacters.assumed),
    baseline: readBaseline(typed, read, unit),
  })
}

function readBaseline(
  typed: Typed<MeasureField>,
  read: Reader<MeasureField>,
  unit: MeasureContent['unit'],
): PrintedFigure | null {
  const isGiven = baselineFields.some((field) => typed[field as MeasureField].trim() !== '')
  if (!isGiven) return null
  const value = read.numberOrNull('baselineValue', 'The baseline')
  if (unit === 'percent' && value !== null && value > 100)
    read.say('baselineValue', 'A percentage is at most 100.')
  return {
    period: read.period('baselinePeriod', 'The period of the baseline'),
    value,
    places: value === null ? 0 : Math.min(read.placesOf('baselineValue'), 4),
    teamRange: null,
    geography: read.textOrNull(
      'baselineGeography',
      'What the baseline covers',
      mostCharacters.geography,
    ),
    source: read.oneOf('baselineSource', 'Who counted the baseline', ['own', 'returned']),
    note: read.textOrNull('baselineNote', 'The note on the baseline', mostCharacters.note),
  }
}
