import { fieldsOf, type Faults, type Fields } from './plan-fields.ts'
import type { PlanMeasure, SetTarget, Target } from './plan.ts'

const forms = ['at_least', 'at_most', 'between', 'status'] as const
const known = [...forms, 'by', 'ideal', 'scope']

/** A target of a plan file: `{ "by": "2020-03-31", "at_least": 85, "scope": "every team" }`. */
export function parseTarget(
  value: unknown,
  place: string,
  unit: PlanMeasure['unit'],
  faults: Faults,
): Target {
  const fields = fieldsOf(value, place, known, faults)
  const by = fields.day('by')
  const [form, ...more] = forms.filter(fields.has)
  if (form === undefined || more.length > 0) {
    fields.fault(`exactly one of ${forms.map((one) => `'${one}'`).join(', ')} is due.`)
  }
  if (form === undefined || form === 'status') {
    return { by, form: fields.oneOf('status', ['to be agreed', 'not applicable']) }
  }
  const ideal = fields.has('ideal') ? fields.number('ideal') : null
  const scope = fields.has('scope') ? fields.oneOf('scope', ['council', 'every team']) : 'council'
  const target: SetTarget = { by, ...bounds(fields, form), ideal, scope }
  checkTarget(target, unit, fields)
  return target
}

function bounds(
  fields: Fields,
  form: 'at_least' | 'at_most' | 'between',
): Pick<SetTarget, 'form' | 'value' | 'upper'> {
  if (form === 'between') {
    const [value, upper] = fields.range(form)
    return { form, value, upper }
  }
  const value = fields.number(form)
  return { form: form === 'at_least' ? 'at least' : 'at most', value, upper: null }
}

function checkTarget(target: SetTarget, unit: PlanMeasure['unit'], { fault }: Fields): void {
  const { form, value, upper, ideal } = target
  if (unit === null) fault('a number needs the measure to have a unit.')
  if (unit === 'percent' && Math.max(value, upper ?? 0, ideal ?? 0) > 100) {
    fault('a percentage is over 100.')
  }
  if (ideal === null) return
  if (form === 'at least' && ideal <= value) fault(`'ideal' is no better than the target.`)
  if (form === 'at most' && ideal >= value) fault(`'ideal' is no better than the target.`)
}
