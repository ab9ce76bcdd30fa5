import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { printTo } from './exact-numbers.ts'
import { lineToTarget, type LinePoint } from './line-to-target.ts'
import { isSet, type PlanMeasure, type SetTarget } from './plan.ts'
import { isWithinATenth, readingsInScope, worstFirst } from './standing.ts'
import type { Reading, Standing } from './standing.ts'
import { targetInForce } from './target-in-force.ts'
import { baseInWords, valueInWords, withUnit } from './value-in-words.ts'
import { verdictOn } from './verdict.ts'

/** Blue comes of a person's word besides, so rules alone do not give it. */
export type ComputedRating = {
  readonly rating: 'green' | 'amber' | 'red' | 'not known'
  /** Why, in a whole sentence that begins with the rating. */
  readonly sentence: string
}

/**
 * The rating that stated rules give a measure of the plan for one period. `on` is the day its
 * figures are of: the period's last, or the extract's own where the period is not over.
 *
 * Green: the target in force is met over its whole scope. Amber: it is not, but the council, or
 * every team that decides, is within a tenth of it, or the council, or each of those teams, is at
 * or ahead of the straight line from the baseline. Red: otherwise.
 */
export function computedRating(
  { status, targets, baseline }: Pick<PlanMeasure, 'status' | 'targets' | 'baseline'>,
  standing: Standing,
  on: LocalDate,
): ComputedRating {
  if (status === 'to be agreed') return notKnown('what to count is to be agreed')
  const target = targetInForce(targets, on)
  const { verdict, sentence } = verdictOn(target, standing)
  if (verdict === 'met') return { rating: 'green', sentence: `Green. ${sentence}` }
  if (verdict === 'not known' || target === undefined || !isSet(target)) {
    return { rating: 'not known', sentence }
  }
  const scope = worstFirst(target, readingsInScope(target, standing))
  const say = (reading: Reading | undefined) =>
    reading === undefined ? '' : `${subject(target)} ${valueWithBase(target, standing, reading)}`
  const off = scope.filter(({ value }) => !isWithinATenth(target, value))
  if (off.length === 0) return amber(`${say(scope[0])}, is within a tenth of the target`)
  const line = lineToTarget(baseline, target, on)
  if (line === undefined) return red(`${say(off[0])}, is over a tenth off the target`)
  const lineWords = lineInWords(line, standing, on)
  if (scope.every(({ value }) => line.isAtOrAhead(value))) {
    return amber(`${say(scope[0])}, is at or ahead of ${lineWords}`)
  }
  const behind = off.find(({ value }) => !line.isAtOrAhead(value))
  const alsoBehind = behind === undefined ? '' : ` and behind ${lineWords}`
  return red(`${say(behind ?? off[0])}, is over a tenth off the target${alsoBehind}`)
}

const subject = ({ scope }: SetTarget): string =>
  scope === 'every team' ? 'the worst team,' : 'the figure,'

function valueWithBase(target: SetTarget, standing: Standing, reading: Reading): string {
  const team = target.scope === 'every team' ? reading.figure.team : null
  const where = [baseInWords(standing, reading), team].filter((part) => part !== null)
  const value = valueInWords(standing.measure.unit, target, reading)
  return where.length === 0 ? value : `${value} (${where.join(', ')})`
}

const lineInWords = (line: LinePoint, { measure }: Standing, on: LocalDate): string =>
  `the straight line from the baseline, which is at ${withUnit(measure.unit, printTo(1, line.value))} on ${dayInWords(on)}`

const amber = (words: string): ComputedRating => ({
  rating: 'amber',
  sentence: `Amber: the target is not met, but ${words}.`,
})

const red = (words: string): ComputedRating => ({
  rating: 'red',
  sentence: `Red: the target is not met; ${words}.`,
})

const notKnown = (words: string): ComputedRating => ({
  rating: 'not known',
  sentence: `Not known: ${words}.`,
})

/** A recommendation's computed rating: the worst of its measures' that is known. */
export function worstRating(ratings: readonly ComputedRating[]): ComputedRating['rating'] {
  const worst = (['red', 'amber', 'green'] as const).find((rating) =>
    ratings.some((one) => one.rating === rating),
  )
  return worst ?? 'not known'
}
