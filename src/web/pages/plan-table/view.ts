import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod, type Period } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import { statusesToDo } from '#plan/actions/action.ts'
import type { Plan, PlanMeasure, Recommendation } from '#plan/plan.ts'
import { workOf } from '#plan/work-of.ts'
import { measureAddress, recommendationAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { openingSentences } from '../../rated/opening-sentences.ts'
import { countedNow, printedInWords } from '../../rated/printed-figure.ts'
import { ratedRecommendation } from '../../rated/rated-recommendation.ts'
import { targetWords } from '../../rated/target-in-words.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { shownValue, type ShownFigure } from '../../words/shown-figure.ts'
import { tablePeriods } from './table-periods.ts'

/** The plan in the columns of the printed one, its periods and target dates those that it has. */
export async function planTableView(
  plan: Plan,
  shown: ShownSnapshot | undefined,
  needs: Pick<PageNeeds, 'strip'>,
) {
  const measures = plan.recommendations.flatMap((one) => one.measures)
  const month = shown && latestMonth(shown.analysis)
  const counted = plan.recommendations.flatMap(
    (one) => ratedRecommendation(plan, one, shown, month).counted,
  )
  const periods = shown
    ? tablePeriods(
        shown,
        counted.map(({ measure }) => measure),
      )
    : []
  const days = [...new Set(measures.flatMap(({ targets }) => targets.map(({ by }) => by)))].sort()
  const recommendations = []
  for (const one of plan.recommendations)
    recommendations.push(await recommendationRows(one, { plan, shown, periods, days }))
  return {
    frame: frameOf(needs, plan, shown?.manifest),
    title: plan.title,
    inspection: plan.inspection,
    opening: openingSentences(counted, measures.length, month),
    month: month && monthInWords(month.from),
    periods: periods.map(periodInWords),
    targetDays: days.map(dayInWords),
    recommendations,
  }
}

type Columns = {
  readonly plan: Plan
  readonly shown: ShownSnapshot | undefined
  readonly periods: readonly Period[]
  readonly days: readonly LocalDate[]
}

async function recommendationRows(recommendation: Recommendation, columns: Columns) {
  const { ref, subject, judgedRating, intendedOutcome, leads } = recommendation
  const { actions, evidence } = workOf(columns.plan, ref)
  const rows = []
  for (const measure of recommendation.measures) rows.push(await measureCells(measure, columns))
  return {
    ref,
    subject,
    href: recommendationAddress(ref),
    judged: judgedRating?.rating,
    intendedOutcome,
    evidence: evidence.map(({ title }) => title),
    actions: actions.filter(({ status }) => statusesToDo.includes(status)).map(({ what }) => what),
    leads,
    rows,
  }
}

/** A cell's figure, or what stands for it, with a note. */
type Cell = { readonly figure?: ShownFigure; readonly words: string; readonly note: string }

async function measureCells(planMeasure: PlanMeasure, { shown, periods, days }: Columns) {
  const measure = shown && findMeasure(planMeasure.measure)
  return {
    statement: planMeasure.statement,
    href: measure && measureAddress(measure.id),
    state: measure ? '' : withoutFigures[planMeasure.status],
    baseline: await baselineCell(planMeasure, shown),
    figures: periods.map(({ label }): Cell =>
      measure && shown
        ? {
            figure: shownValue(measure, shown.figures.of(measure.id, label, 'council')),
            words: '',
            note: '',
          }
        : { words: 'not counted', note: '' },
    ),
    targets: days.map((day): Cell => {
      const target = planMeasure.targets.find(({ by }) => by === day)
      if (target === undefined) return { words: 'no target', note: '' }
      const note = planMeasure.assumed === null ? '' : 'assumed'
      return { words: targetWords(planMeasure.unit, target), note }
    }),
  }
}

const withoutFigures: Readonly<Record<PlanMeasure['status'], string>> = {
  agreed: 'not counted here yet',
  'to be agreed': 'what to count is to be agreed',
  'counted elsewhere': 'counted under another recommendation',
}

/** The baseline as counted now, and as printed where that is not the same or is not counted. */
async function baselineCell(
  { baseline, unit, measure: id }: PlanMeasure,
  shown: ShownSnapshot | undefined,
): Promise<Cell> {
  if (baseline === null) return { words: 'none', note: '' }
  const period = parsePeriod(baseline.period)
  const when = period ? periodInWords(period) : baseline.period
  const printed = printedInWords(unit, baseline)
  const measure = findMeasure(id)
  const figure = measure && shown && (await countedNow(baseline, measure, shown))
  if (measure === undefined || figure === undefined || figure.value === null)
    return { words: printed, note: baseline.value === null ? when : `${when}, as printed` }
  const isSame = Number(figure.value.toFixed(baseline.places)) === baseline.value
  return {
    figure: shownValue(measure, figure),
    words: '',
    note: isSame ? when : `${when}, printed as ${printed}`,
  }
}
