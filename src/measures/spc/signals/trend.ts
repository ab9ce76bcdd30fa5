import { markRuns, type Signal } from './signal.ts'

const points = 7

/**
 * Seven values that all rise, or all fall: six steps the same way. Equal neighbours break it.
 *
 * Worked: 1,2,3,4,5,6,7 is a trend; 1,2,3,4,5,6 and 1,2,3,3,4,5,6 are not.
 */
export const trend: Signal = (values) =>
  markRuns(values, points, (run) => {
    const steps = run.slice(1).map((value, index) => Math.sign(value - (run[index] ?? value)))
    if (steps.every((step) => step === 1)) return 'up'
    return steps.every((step) => step === -1) ? 'down' : null
  })
