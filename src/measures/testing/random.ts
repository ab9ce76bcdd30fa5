/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** A whole number from 0 up to, and not including, `below`. */
  readonly below: (below: number) => number
  readonly oneOf: <T>(values: readonly T[]) => T
  /** True so many times in a hundred. */
  readonly chance: (percent: number) => boolean
}

export function random(seed: number): Random {
  let state = (seed * 2654435761) >>> 0
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  return {
    below,
    oneOf: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('There is nothing to choose from.')
      return value
    },
    chance: (percent) => below(100) < percent,
  }
}
