import { markRuns, type Signal } from './signal.ts'

const points = 7

/**
 * Seven successive values on one side of the mean. A value on the mean breaks it.
 *
 * Worked: with a mean of 10, 11,12,11,13,11,12,11 is a shift up; 11,12,11,10,11,12,11 is none.
 */
export const shift: Signal = (values, { mean }) =>
  markRuns(values, points, (run) => {
    if (run.every((value) => value > mean)) return 'up'
    return run.every((value) => value < mean) ? 'down' : null
  })
