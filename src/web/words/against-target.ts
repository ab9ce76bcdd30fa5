import type { SetTarget } from '#plan/plan.ts'
import { fewestItemsToDecide, meets, type Reading } from '#plan/standing.ts'

/** A team against a target: empty without one. */
export function againstTarget(target: SetTarget | undefined, { figure, value }: Reading): string {
  if (target === undefined) return ''
  const { denominator } = figure
  if (denominator !== null && denominator < fewestItemsToDecide) return 'too few to decide'
  return meets(target, value) ? 'met' : 'not met'
}
