import { monthInWords } from '#calendar/day-in-words.ts'
import { addMonths } from '#calendar/local-date.ts'
import type { ComputedRating } from '#plan/computed-rating.ts'
import type { Around } from '#plan/around.ts'
import type { Plan, Recommendation } from '#plan/plan.ts'
import { canonicalJson } from '#plan/updates/canonical-json.ts'
import { sha256Of, type ShownFigures } from '#plan/updates/update.ts'
import { measureAddress } from '../../addresses.ts'
import { latestMonth } from '../../latest-month.ts'
import { ratedRecommendation } from '../../rated/rated-recommendation.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { markFigures } from '../../words/mark-figures.ts'
import type { Sentence } from '../../words/sentence.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

/** The figures that stand on an update's page, none of them typed. */
export type UpdateFigures = {
  /** In words; undefined before anything was imported. */
  readonly month: string | undefined
  readonly monthBefore: string | undefined
  readonly computed: ComputedRating['rating']
  readonly rows: readonly FigureRow[]
  readonly contradictions: readonly Sentence[]
  /** The same as an update keeps them. */
  readonly asShown: ShownFigures
  /** Of them: sent with the form, so that what is given is what was seen. */
  readonly sha256: string
}

export type FigureRow = {
  readonly title: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly change: string
  readonly computed: ComputedRating['rating']
  readonly sentence: Sentence
}

/** Of the latest month that was over, as on the recommendation's own page. */
export function updateFigures(
  { plan, recommendation }: { readonly plan: Plan; readonly recommendation: Recommendation },
  shown: ShownSnapshot | undefined,
  around: Around,
): UpdateFigures {
  const month = shown && latestMonth(shown.analysis)
  const rated = ratedRecommendation(plan, recommendation, shown, month, around)
  const asShown: ShownFigures = {
    snapshot: shown?.manifest.snapshot ?? '',
    figures: rated.counted.map(
      ({ measure, month: { label }, standing: { council }, computed }) => ({
        measure: measure.id,
        period: label,
        numerator: council?.numerator ?? null,
        denominator: council?.denominator ?? null,
        value: council?.value ?? null,
        printed: shownValue(measure, council).text,
        computed: computed.rating,
      }),
    ),
  }
  return {
    month: month && monthInWords(month.from),
    monthBefore: month && monthInWords(addMonths(month.from, -1)),
    computed: rated.computed,
    rows: rated.counted.map(({ measure, standing, change, computed }) => ({
      title: measure.title,
      href: measureAddress(measure.id),
      value: shownValue(measure, standing.council),
      base: shownBase(measure, standing.council),
      change: capital(
        [change.words ?? 'not known', change.meaning].filter((words) => words !== '').join(', '),
      ),
      computed: computed.rating,
      sentence: markFigures(computed.sentence, measure, standing),
    })),
    contradictions: rated.contradictions,
    asShown,
    sha256: sha256Of(canonicalJson(asShown)),
  }
}
