import { worstRating, type ComputedRating } from '../computed-rating.ts'
import { compare } from '../exact-numbers.ts'
import { isSet, type JudgedRating, type SetTarget, type Target } from '../plan.ts'
import {
  isWithinATenth,
  meets,
  readingOf,
  readingsInScope,
  relativeShortfall,
  teamReadings,
  worstFirst,
  type Reading,
  type Standing,
} from '../standing.ts'

/** A measure of a recommendation, rated for one period. */
export type RatedMeasure = {
  readonly standing: Standing
  /** The target in force. */
  readonly target: Target | undefined
  readonly computed: ComputedRating
}

/** Where what people say, what the figures say and what an average says do not agree. */
export type Contradiction<Measure extends RatedMeasure> =
  | {
      readonly kind: 'rated apart'
      readonly judged: JudgedRating['rating']
      readonly computed: Exclude<ComputedRating['rating'], 'not known'>
      /** Of the measures so rated the one furthest from its target, and what decides it. */
      readonly of: Measure
      readonly target: SetTarget
      readonly reading: Reading
    }
  | {
      readonly kind: 'hidden team'
      readonly of: Measure
      readonly target: SetTarget
      readonly council: Reading
      readonly team: Reading
    }

/**
 * The contradictions of one recommendation. Its ratings are apart where they are not the same (blue
 * is green besides handed on): that is also where a target is met and the work is judged amber.
 * A team is hidden where the council's figure meets a target that the team does not: any that
 * decides where the target is for every team, and one over a tenth off where it is for the council.
 */
export function contradictionsIn<Measure extends RatedMeasure>(
  judged: JudgedRating | null,
  measures: readonly Measure[],
): Contradiction<Measure>[] {
  return [...ratedApart(judged, measures), ...measures.flatMap((measure) => hiddenTeam(measure))]
}

function ratedApart<Measure extends RatedMeasure>(
  judged: JudgedRating | null,
  measures: readonly Measure[],
): Contradiction<Measure>[] {
  const computed = worstRating(measures.map((one) => one.computed))
  if (judged === null || computed === 'not known') return []
  if (judged.rating === computed || (judged.rating === 'blue' && computed === 'green')) return []
  const { rating } = judged
  const [furthest] = measures
    .filter((one) => one.computed.rating === computed)
    .flatMap((of) => furthestOf(of))
    .toSorted((one, other) => compare(other.short, one.short))
  if (furthest === undefined) return []
  const { of, target, reading } = furthest
  return [{ kind: 'rated apart', judged: rating, computed, of, target, reading }]
}

function furthestOf<Measure extends RatedMeasure>(of: Measure) {
  const { target, standing } = of
  if (target === undefined || !isSet(target)) return []
  const [reading] = worstFirst(target, readingsInScope(target, standing))
  if (reading === undefined) return []
  return [{ of, target, reading, short: relativeShortfall(target, reading.value) }]
}

function hiddenTeam<Measure extends RatedMeasure>(of: Measure): Contradiction<Measure>[] {
  const { target, standing } = of
  const council = readingOf(standing, standing.council)
  if (target === undefined || !isSet(target) || council === undefined) return []
  const [team] = worstFirst(target, teamReadings(standing).deciding)
  if (team === undefined || !meets(target, council.value)) return []
  const isWellEnough = target.scope === 'every team' ? meets : isWithinATenth
  return isWellEnough(target, team.value)
    ? []
    : [{ kind: 'hidden team', of, target, council, team }]
}
