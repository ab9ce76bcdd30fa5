import { periodInWords } from '#calendar/period-in-words.ts'
import { stockDay, type Period } from '#calendar/periods.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import type { Measure } from '#measures/measure.ts'
import { isSet, type Plan, type Target } from '#plan/plan.ts'
import { targetInForce } from '#plan/target-in-force.ts'
import { verdictOn } from '#plan/verdict.ts'
import { measureAddress, recommendationAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { targetByDay } from '../../rated/target-in-words.ts'
import { directionOfMonths, readMonths } from '../../read-months.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { standingIn } from '../../standing-in.ts'
import { trendOf, type Trend } from '../../trend.ts'
import type { Link } from '../../words/sentence.ts'
import { shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'

type Row = {
  readonly title: string
  readonly href: string
  readonly value: ShownFigure
  readonly base: ShownFigure
  readonly trend: Trend | undefined
  readonly target: string
  readonly verdict: string
  readonly direction: string
}

type Group = {
  readonly ref: string
  readonly heading: Link | { readonly text: string }
  readonly rows: readonly Row[]
}

const monthsInTrend = 24

/** Every measure of the catalogue in one month: by recommendation, then those of none. */
export function measuresView(
  shown: ShownSnapshot,
  { plan, month }: { readonly plan: Plan | undefined; readonly month: Period },
  needs: Pick<PageNeeds, 'strip'>,
) {
  const bound = (plan?.recommendations ?? []).map((one): Group => {
    const rows = one.measures.flatMap(({ measure: id, targets }) => {
      const measure = findMeasure(id)
      const on = stockDay(month, shown.analysis.extractedOn)
      return measure ? [measureRow(shown, measure, month, targetInForce(targets, on))] : []
    })
    const heading = { href: recommendationAddress(one.ref), text: one.subject }
    return { ref: one.ref, heading, rows }
  })
  const used = new Set(
    plan?.recommendations.flatMap(({ measures }) => measures.map(({ measure }) => measure)),
  )
  const rest = catalogue
    .filter(({ id }) => !used.has(id))
    .map((measure) => measureRow(shown, measure, month, undefined))
  const others = { ref: '', heading: { text: restHeading(plan) }, rows: rest }
  return {
    frame: frameOf(needs, plan, shown.manifest),
    month: periodInWords(month),
    total: catalogue.length,
    bound: used.size === 0 ? 0 : catalogue.length - rest.length,
    groups: [...bound, others].filter(({ rows }) => rows.length > 0),
  }
}

const restHeading = (plan: Plan | undefined): string =>
  plan === undefined ? 'All measures' : 'Measures of no recommendation'

function measureRow(
  { figures, numbered }: ShownSnapshot,
  measure: Measure,
  month: Period,
  target: Target | undefined,
): Row {
  const standing = standingIn(figures, measure, month)
  const months = figures
    .series(measure.id, 'month', 'council')
    .filter(({ period }) => period <= month.label)
  return {
    title: measure.title,
    href: measureAddress(measure.id),
    value: shownValue(measure, standing.council),
    base: shownBase(measure, standing.council),
    trend: trendOf(measure.title, measure, months.slice(-monthsInTrend), target),
    target: targetByDay(measure.unit, target),
    verdict: target && isSet(target) ? verdictOn(target, standing).verdict : '',
    direction:
      directionOfMonths(months, readMonths(months, measure, numbered))?.direction ?? 'not known',
  }
}
