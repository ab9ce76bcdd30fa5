import type { PlanMeasure, SetTarget, Target } from '../plan.ts'
import { readerOf, type Checked, type Reader, type Typed } from './checked.ts'

export type TargetField = 'by' | 'form' | 'value' | 'upper' | 'ideal' | 'scope'

const forms = ['at least', 'at most', 'between', 'to be agreed', 'not applicable'] as const

/** Reads what was typed of a target of a measure in `unit`; `value` is the lower end of `between`. */
export function checkTarget(
  typed: Typed<TargetField>,
  unit: PlanMeasure['unit'],
): Checked<Target, TargetField> {
  const read = readerOf(typed)
  const by = read.day('by', 'The day the target is due')
  const form = read.oneOf('form', 'The form of the target', forms)
  if (form === 'to be agreed' || form === 'not applicable') return read.checked({ by, form })
  const target: SetTarget = {
    by,
    form,
    value: read.number('value', form === 'between' ? 'The lower end' : 'The target'),
    upper: form === 'between' ? read.number('upper', 'The upper end') : null,
    ideal: read.numberOrNull('ideal', 'The better value hoped for'),
    scope: read.oneOf('scope', 'Whom the target is for', ['council', 'every team']),
  }
  checkNumbers(read, target, unit)
  return read.checked(target)
}

function checkNumbers(
  { say }: Reader<TargetField>,
  { form, value, upper, ideal }: SetTarget,
  unit: PlanMeasure['unit'],
): void {
  if (unit === null)
    say('value', 'The measure has no unit yet; give it one, or choose ‘to be agreed’.')
  if (upper !== null && upper <= value)
    say('upper', 'The upper end is not above the lower; change one of them.')
  for (const [field, number] of Object.entries({ value, upper, ideal })) {
    if (unit === 'percent' && number !== null && number > 100)
      say(field as TargetField, 'A percentage is at most 100.')
  }
  if (ideal === null) return
  if (form === 'at least' && ideal <= value)
    say('ideal', 'The better value hoped for is not above the target.')
  if (form === 'at most' && ideal >= value)
    say('ideal', 'The better value hoped for is not below the target.')
}
