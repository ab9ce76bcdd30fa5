import type { XmrLimits } from '../xmr-limits.ts'

/** Which way a value departs from what is usual; null where it does not. */
export type Departure = 'up' | 'down' | null

/**
 * One way to tell special cause from chance: for each value of a series in time, whether it is part
 * of a signal, and which way. Values that are all part of one run are all marked.
 */
export type Signal = (values: readonly number[], limits: XmrLimits) => Departure[]

/** Marks every value of each run of `length` values for which `isRun` gives a departure. */
export function markRuns(
  values: readonly number[],
  length: number,
  departureOf: (run: readonly number[]) => Departure,
): Departure[] {
  const marks: Departure[] = values.map(() => null)
  for (let end = length; end <= values.length; end += 1) {
    const departure = departureOf(values.slice(end - length, end))
    if (departure !== null) marks.fill(departure, end - length, end)
  }
  return marks
}
