import { parsePeriod } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import { parseTarget } from './parse-target.ts'
import { fieldsOf, type Faults, type Fields } from './plan-fields.ts'
import type { PlanMeasure, PrintedFigure } from './plan.ts'

const known = [
  'measure',
  'statement',
  'unit',
  'status',
  'baseline',
  'previous',
  'latest',
  'targets',
  'assumed',
]

/** A measure of a plan file's recommendation, with its printed figures and its targets. */
export function parsePlanMeasure(value: unknown, place: string, faults: Faults): PlanMeasure {
  const fields = fieldsOf(value, place, known, faults)
  const measure = fields.text('measure')
  const at = `${place} (${idOnly(measure)})`
  const unit = fields.has('unit') ? fields.oneOf('unit', ['percent', 'weeks', 'count']) : null
  const status = fields.has('status')
    ? fields.oneOf('status', ['agreed', 'to be agreed', 'counted elsewhere'])
    : 'agreed'
  if (status === 'agreed' && unit === null) fields.fault(`'unit' is missing.`)
  const counted = findMeasure(measure)
  if (counted !== undefined && unit !== null && counted.unit !== unit) {
    fields.fault(`'unit' is ${unit}, and the catalogue counts this measure in ${counted.unit}.`)
  }
  const targets = fields
    .list('targets')
    .map((target, index) => parseTarget(target, `${at}, target ${index + 1}`, unit, faults))
  if (new Set(targets.map(({ by }) => by)).size < targets.length) {
    fields.fault('two targets have the same day.')
  }
  const figure = (role: 'baseline' | 'previous' | 'latest') =>
    fields.has(role) ? parseFigure(fields, role, at, faults) : null
  return {
    measure,
    statement: fields.text('statement'),
    unit,
    status,
    baseline: figure('baseline'),
    previous: figure('previous'),
    latest: figure('latest'),
    targets: targets.toSorted((one, other) => (one.by < other.by ? -1 : 1)),
    assumed: fields.textOrNull('assumed'),
  }
}

const figureFields = ['period', 'value', 'places', 'team_range', 'geography', 'source', 'note']

function parseFigure(
  measure: Fields,
  role: 'baseline' | 'previous' | 'latest',
  place: string,
  faults: Faults,
): PrintedFigure {
  const fields = fieldsOf(measure.value(role), `${place}, ${role}`, figureFields, faults)
  const period = fields.text('period')
  if (parsePeriod(period) === undefined) {
    fields.fault(`'period' is not written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.`)
  }
  const value = fields.has('value') ? fields.number('value') : null
  const places = fields.has('places') ? fields.number('places') : 0
  if (!Number.isInteger(places) || places > 4) fields.fault(`'places' is not 0, 1, 2, 3 or 4.`)
  else if (value !== null && Number(value.toFixed(places)) !== value) {
    fields.fault(`'value' has more decimal places than 'places' says.`)
  }
  const [lowest, highest] = fields.has('team_range') ? fields.range('team_range') : []
  return {
    period,
    value,
    places,
    teamRange: lowest === undefined || highest === undefined ? null : { lowest, highest },
    geography: fields.textOrNull('geography'),
    source: fields.has('source') ? fields.oneOf('source', ['own', 'returned']) : 'own',
    note: fields.textOrNull('note'),
  }
}

/** An id as a message may print it. */
const idOnly = (id: string): string => (/^[a-z0-9-]{1,80}$/.test(id) ? id : 'id unreadable')
