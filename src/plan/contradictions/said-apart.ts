import type { DirectionOfTravel } from '#measures/spc/direction-of-travel.ts'
import type { Around } from '../around.ts'
import type { ComputedRating } from '../computed-rating.ts'
import type { JudgedRating, PlanAction, Recommendation } from '../plan.ts'
import { aboutMeasure } from './about-measure.ts'
import { figuresApart, type CountedSeries, type FigureApart } from './figures-apart.ts'
import type { RatedMeasure } from './ratings-apart.ts'
import { isGreen } from './work-apart.ts'

/** A measure with all that what people say is held against. */
export type SaidMeasure = RatedMeasure &
  CountedSeries & {
    /** Where the council's months are going, by statistical process control. */
    readonly direction: DirectionOfTravel | undefined
  }

/** Where what people say of a recommendation does not agree with its figures. */
export type SaidApart<Measure extends SaidMeasure> =
  | FigureApart<Measure>
  | { readonly kind: 'worsening unsaid'; readonly of: Measure }
  | {
      readonly kind: 'green actions on red measures'
      /** Those said to be on track or done. */
      readonly actions: readonly PlanAction[]
      readonly red: readonly Measure[]
    }
  | {
      readonly kind: 'rated better than all'
      readonly judged: JudgedRating['rating']
      readonly best: ComputedRating['rating']
      readonly measures: number
    }

/**
 * What people said last of a recommendation, its judged rating and its actions, held against its
 * measures. What was said is the narrative of the latest update and the reason of the rating.
 */
export function saidApart<Measure extends SaidMeasure>(
  { ref, judgedRating }: Recommendation,
  actions: readonly PlanAction[],
  measures: readonly Measure[],
  { said }: Around,
): readonly SaidApart<Measure>[] {
  const narrative = said.find((one) => one.ref === ref)?.narrative ?? ''
  const reason = judgedRating?.reason ?? ''
  return [
    ...betterThanAll(judgedRating, measures),
    ...measures
      .filter(({ direction }) => direction?.direction === 'worsening')
      .filter(({ measure }) => !aboutMeasure(`${narrative} ${reason}`, measure.shortTitle))
      .map((of) => ({ kind: 'worsening unsaid', of }) as const),
    ...greenOnRed(actions, measures),
    ...figuresApart(narrative, measures),
    ...figuresApart(reason, measures),
  ]
}

const order: readonly ComputedRating['rating'][] = ['green', 'amber', 'red']

/** Blue is green besides complete. A recommendation of one measure is told of by its ratings apart. */
function betterThanAll<Measure extends SaidMeasure>(
  judged: JudgedRating | null,
  measures: readonly Measure[],
): readonly SaidApart<Measure>[] {
  const known = measures
    .map(({ computed }) => order.indexOf(computed.rating))
    .filter((at) => at >= 0)
  const best = order[Math.min(...known)]
  if (judged === null || known.length < 2 || best === undefined) return []
  const at = judged.rating === 'blue' ? 0 : order.indexOf(judged.rating)
  return at < order.indexOf(best)
    ? [{ kind: 'rated better than all', judged: judged.rating, best, measures: known.length }]
    : []
}

/** Actions said to be on track or done, while measures they are there for are red. */
function greenOnRed<Measure extends SaidMeasure>(
  actions: readonly PlanAction[],
  measures: readonly Measure[],
): readonly SaidApart<Measure>[] {
  const green = actions.filter(isGreen)
  const red = measures.filter(({ computed }) => computed.rating === 'red')
  return green.length > 0 && red.length > 0
    ? [{ kind: 'green actions on red measures', actions: green, red }]
    : []
}
