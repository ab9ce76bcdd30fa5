import { compare, minus } from '#plan/exact-numbers.ts'
import { isSet } from '#plan/plan.ts'
import { shortfall } from '#plan/standing.ts'
import { targetInWords } from '#plan/value-in-words.ts'
import { amountInWords } from '../words/amount-in-words.ts'
import type { Sentence } from '../words/sentence.ts'
import { shownBase, shownValue } from '../words/shown-figure.ts'
import type { UnitMeasure } from './unit-measures.ts'

/** `9 of 17, 32.1 points from the target of at least 85%`, with the figure's own mark. */
export function behindInWords(one: UnitMeasure): Sentence {
  const { measure, figure, reading, target, councilReading, council } = one
  const base = shownBase(measure, figure)
  const opening = base.text === '' ? [] : [' (', base, ')']
  if (reading === undefined) return []
  if (target && isSet(target)) {
    const off = amountInWords(measure.unit, shortfall(target, reading.value))
    return [...opening, `, ${off} from the target of ${targetInWords(measure.unit, target)}`]
  }
  if (councilReading === undefined) return opening
  return [
    ...opening,
    `, ${apartInWords(one)} the council’s `,
    shownValue(measure, council),
    '; there is no target',
  ]
}

/** `1.9 points above`; `the same as` where they are equal; empty where they cannot be compared. */
export function apartInWords({ measure, reading, councilReading }: UnitMeasure): string {
  if (reading === undefined || councilReading === undefined || measure.unit === 'count') return ''
  const order = compare(reading.value, councilReading.value)
  if (order === 0) return 'the same as'
  const [high, low] =
    order > 0 ? [reading.value, councilReading.value] : [councilReading.value, reading.value]
  return `${amountInWords(measure.unit, minus(high, low))} ${order > 0 ? 'above' : 'below'}`
}
