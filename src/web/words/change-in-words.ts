import type { Measure } from '#measures/measure.ts'
import { compare, minus } from '#plan/exact-numbers.ts'
import type { Reading } from '#plan/standing.ts'
import { amountInWords } from './amount-in-words.ts'

/** How a figure moved from one month to the next. */
export type Change = {
  /** `up 1.9 points`, `down 0.4 weeks`, `no change`; undefined where there is nothing to compare. */
  readonly words: string | undefined
  readonly meaning: 'better' | 'worse' | ''
}

/** The move of unrounded values: 0.04 points are a change, though both months may print the same. */
export function changeInWords(
  { unit, better }: Pick<Measure, 'unit' | 'better'>,
  now: Reading | undefined,
  before: Reading | undefined,
): Change {
  if (now === undefined || before === undefined) return { words: undefined, meaning: '' }
  const order = compare(now.value, before.value)
  if (order === 0) return { words: 'no change', meaning: '' }
  const isUp = order > 0
  const amount = isUp ? minus(now.value, before.value) : minus(before.value, now.value)
  return {
    words: `${isUp ? 'up' : 'down'} ${amountInWords(unit, amount)}`,
    meaning: isUp === (better === 'higher') ? 'better' : 'worse',
  }
}
