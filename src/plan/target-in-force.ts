import type { LocalDate } from '#calendar/local-date.ts'
import type { Target } from './plan.ts'

/**
 * The target in force on a day: the earliest dated on or after it; after the last date, the last.
 * Undefined where there are no targets.
 */
export function targetInForce(targets: readonly Target[], on: LocalDate): Target | undefined {
  const inOrder = targets.toSorted((one, other) => (one.by < other.by ? -1 : 1))
  return inOrder.find(({ by }) => by >= on) ?? inOrder.at(-1)
}
