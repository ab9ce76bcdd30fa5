import { compare, decimalFraction, minus } from '#plan/exact-numbers.ts'
import type { SetTarget } from '#plan/plan.ts'
import {
  meets,
  readingOf,
  targetEnds,
  teamReadings,
  worstFirst,
  type Reading,
  type Standing,
} from '#plan/standing.ts'
import { amountInWords } from './amount-in-words.ts'

/** How far a measure stands from its target, over the target's whole scope. */
export type Gap = {
  /** `32.1 points under`, `3.6 weeks over`; `met` where it is. */
  readonly words: string
  /** The team the gap is of, where the target is for every team. */
  readonly team: string | undefined
}

/** Undefined where there is nothing to hold against the target. */
export function gapInWords(target: SetTarget, standing: Standing): Gap | undefined {
  const reading = decidingReading(target, standing)
  if (reading === undefined) return undefined
  const team = target.scope === 'every team' ? reading.figure.team : undefined
  if (meets(target, reading.value)) return { words: 'met', team }
  const { from, to } = targetEnds(target)
  const isUnder = from !== null && compare(reading.value, from) < 0
  const off = isUnder ? minus(from, reading.value) : minus(reading.value, to ?? decimalFraction(0))
  const amount = amountInWords(standing.measure.unit, off)
  return { words: `${amount} ${isUnder ? 'under' : 'over'}`, team }
}

/** The worst team that decides where the target is for every team, else the council. */
function decidingReading(target: SetTarget, standing: Standing): Reading | undefined {
  if (target.scope === 'every team') return worstFirst(target, teamReadings(standing).deciding)[0]
  return readingOf(standing, standing.council)
}
