import type { Signal } from './signal.ts'

/**
 * A value beyond a limit. On the limit is within it.
 *
 * Worked: with limits of 10 and 20, the values 20, 20.1 and 9 are null, up and down.
 */
export const outsideLimits: Signal = (values, { upper, lower }) =>
  values.map((value) => {
    if (value > upper) return 'up'
    return value < lower ? 'down' : null
  })
