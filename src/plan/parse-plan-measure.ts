import { parsePeriod } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import { parseTarget } from './parse-target.ts'
import { fieldsOf, type Faults, type Fields } from './plan-fields.ts'
import type { ManualFigure, PlanMeasure, PrintedFigure } from './plan.ts'

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
  'rationale',
  'manual_figures',
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
  const manualFigures = fields
    .list('manual_figures')
    .map((one, index) => parseManualFigure(one, `${at}, manual figure ${index + 1}`, faults))
  if (new Set(manualFigures.map(({ period }) => period)).size < manualFigures.length) {
    fields.fault('two manual figures have the same period.')
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
    rationale: fields.textOrNull('rationale'),
    manualFigures: manualFigures.toSorted((one, other) => (one.period < other.period ? -1 : 1)),
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
  const value = fields.has('value') ? fields.number('value') : null
  const [lowest, highest] = fields.has('team_range') ? fields.range('team_range') : []
  return {
    period: periodOf(fields),
    value,
    places: placesOf(fields, value),
    teamRange: lowest === undefined || highest === undefined ? null : { lowest, highest },
    geography: fields.textOrNull('geography'),
    source: fields.has('source') ? fields.oneOf('source', ['own', 'returned']) : 'own',
    note: fields.textOrNull('note'),
  }
}

const manualFields = ['period', 'value', 'places', 'source', 'geography', 'owner', 'note']

function parseManualFigure(given: unknown, place: string, faults: Faults): ManualFigure {
  const fields = fieldsOf(given, place, manualFields, faults)
  const value = fields.number('value')
  return {
    period: periodOf(fields),
    value,
    places: placesOf(fields, value),
    source: fields.text('source'),
    geography: fields.textOrNull('geography'),
    owner: fields.text('owner'),
    note: fields.textOrNull('note'),
  }
}

function periodOf(fields: Fields): string {
  const period = fields.text('period')
  if (parsePeriod(period) === undefined) {
    fields.fault(`'period' is not written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.`)
  }
  return period
}

function placesOf(fields: Fields, value: number | null): number {
  const places = fields.has('places') ? fields.number('places') : 0
  if (!Number.isInteger(places) || places > 4) fields.fault(`'places' is not 0, 1, 2, 3 or 4.`)
  else if (value !== null && Number(value.toFixed(places)) !== value) {
    fields.fault(`'value' has more decimal places than 'places' says.`)
  }
  return places
}

/** An id as a message may print it. */
const idOnly = (id: string): string => (/^[a-z0-9-]{1,80}$/.test(id) ? id : 'id unreadable')
