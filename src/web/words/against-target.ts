import type { SetTarget } from '#plan/plan.ts'
import { fewestItemsToDecide, meets, type Reading } from '#plan/standing.ts'

export type Against = '' | 'met' | 'not met' | 'too few to decide'

/** A team against a target: empty without one. */
export function againstTarget(target: SetTarget | undefined, reading: Reading): Against {
  if (target === undefined) return ''
  if (isTooFew(reading)) return 'too few to decide'
  return meets(target, reading.value) ? 'met' : 'not met'
}

export const isTooFew = ({ figure: { denominator } }: Reading): boolean =>
  denominator !== null && denominator < fewestItemsToDecide
