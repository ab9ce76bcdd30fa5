import { markRuns, type Departure, type Signal } from './signal.ts'

/**
 * Two of three successive values beyond two thirds of the way to a limit, all three on one side of
 * the mean. Those beyond are marked, the third is not.
 *
 * Worked: with a mean of 10 and limits of 4 and 16, two thirds of the way up is 14. 14.5, 11, 15
 * has its first and last marked; in 14.5, 9, 15 none is, since 9 is under the mean.
 */
export const twoOfThree: Signal = (values, { mean, nearUpper, nearLower }) => {
  const beyond = values.map((value): Departure => {
    if (value > nearUpper) return 'up'
    return value < nearLower ? 'down' : null
  })
  const runs = markRuns(values, 3, (run) => {
    if (run.every((value) => value > mean))
      return run.filter((value) => value > nearUpper).length >= 2 ? 'up' : null
    if (run.every((value) => value < mean))
      return run.filter((value) => value < nearLower).length >= 2 ? 'down' : null
    return null
  })
  return runs.map((departure, index) => (departure === beyond[index] ? departure : null))
}
