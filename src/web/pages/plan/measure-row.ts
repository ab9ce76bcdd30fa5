import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod, stockDay, type Period } from '#calendar/periods.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { computedRating, type ComputedRating } from '#plan/computed-rating.ts'
import { isSet, type PlanMeasure, type PrintedFigure, type Target } from '#plan/plan.ts'
import { meets, readingOf, teamReadings, worstFirst, type Standing } from '#plan/standing.ts'
import { targetInForce } from '#plan/target-in-force.ts'
import { targetInWords, withUnit } from '#plan/value-in-words.ts'
import { verdictOn, type Verdict } from '#plan/verdict.ts'
import { itemsAddress, measureAddress } from '../../addresses.ts'
import { sparkline } from '../../charts/sparkline.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { standingIn } from '../../standing-in.ts'
import { baseInWords, figureInWords } from '../../words/figure-in-words.ts'
import { gapInWords } from '../../words/gap-in-words.ts'
import { seriesMark } from '../../words/shown-figure.ts'

/** A value with what it is of, each a line of one cell. */
type Cell = { readonly value: string; readonly note: string }

type TeamCell = Cell & { readonly team: string; readonly href: string }

/** A measure of the plan that is counted from the extract. */
export type CountedRow = {
  readonly isCounted: true
  readonly measure: Measure
  readonly standing: Standing
  readonly verdict: Verdict
  readonly computed: ComputedRating
  readonly meetsOverall: boolean
  readonly title: string
  readonly statement: string
  readonly href: string
  readonly baseline: Cell
  readonly trend: string
  readonly latest: Cell
  readonly target: Cell
  readonly gap: Cell
  readonly worst: TeamCell | undefined
  readonly best: TeamCell | undefined
  readonly assumed: string | null
}

/** A measure of the plan that no extract is counted for here. */
export type UncountedRow = {
  readonly isCounted: false
  readonly statement: string
  readonly baseline: Cell
  readonly target: Cell
  readonly state: string
}

export type MeasureRow = CountedRow | UncountedRow

const monthsInTrend = 24

/** One row of the plan: a measure in the month shown, or what the plan says of one not counted. */
export async function measureRow(
  planMeasure: PlanMeasure,
  shown: ShownSnapshot | undefined,
  month: Period | undefined,
): Promise<MeasureRow> {
  const measure = findMeasure(planMeasure.measure)
  if (measure === undefined || shown === undefined || month === undefined)
    return uncountedRow(planMeasure)
  const on = stockDay(month, shown.analysis.extractedOn)
  const standing = standingIn(shown.figures, measure, month)
  const target = targetInForce(planMeasure.targets, on)
  const council = readingOf(standing, standing.council)
  return {
    isCounted: true,
    measure,
    standing,
    verdict: verdictOn(target, standing),
    computed: computedRating(planMeasure, standing, on),
    meetsOverall:
      target !== undefined &&
      isSet(target) &&
      council !== undefined &&
      meets(target, council.value),
    title: measure.title,
    statement: planMeasure.statement,
    href: measureAddress(measure.id),
    baseline: await baselineCell(measure, planMeasure, shown),
    trend: trendOf(measure, shown),
    latest: {
      value: figureInWords(measure.unit, standing.council),
      note: noted(baseInWords(measure, standing.council), latestNote(standing.council, month)),
    },
    target: targetCell(planMeasure, target),
    gap: gapCell(target, standing),
    ...teamCells(measure, month, target, standing),
    assumed: planMeasure.assumed,
  }
}

const noted = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(', ')

const latestNote = (figure: Figure | undefined, month: Period): string =>
  figure?.state === 'part period' ? `${monthInWords(month.from)} so far` : ''

function trendOf(measure: Measure, { figures }: ShownSnapshot): string {
  const months = figures.series(measure.id, 'month', 'council').slice(-monthsInTrend)
  const known = months.filter(({ value }) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return ''
  return sparkline({
    points: months.map(({ value }) => value),
    unit: measure.unit,
    series: seriesMark(measure.id, 'council'),
    description: `${measure.title}: ${pointInWords(measure, first)}, ${pointInWords(measure, last)}`,
  })
}

function pointInWords(measure: Measure, figure: Figure): string {
  const period = parsePeriod(figure.period)
  return `${figureInWords(measure.unit, figure)} in ${period ? periodInWords(period) : figure.period}`
}

/** The baseline as counted from this extract; as printed only where the two are not the same. */
async function baselineCell(
  measure: Measure,
  { baseline }: PlanMeasure,
  shown: ShownSnapshot,
): Promise<Cell> {
  if (baseline === null) return { value: 'none', note: 'the plan gives no baseline' }
  const period = parsePeriod(baseline.period)
  const figure = period && (await shown.councilFigure(measure, period))
  if (period === undefined || figure === undefined || figure.value === null)
    return printedCell(measure.unit, baseline)
  const printed = baseline.value?.toFixed(baseline.places)
  const isSame =
    printed === undefined || Number(figure.value.toFixed(baseline.places)) === baseline.value
  return {
    value: figureInWords(measure.unit, figure),
    note: noted(
      periodInWords(period),
      isSame ? '' : `printed as ${withUnit(measure.unit, printed)}`,
    ),
  }
}

function printedCell(unit: Measure['unit'] | null, printed: PrintedFigure): Cell {
  const period = parsePeriod(printed.period)
  const when = period ? periodInWords(period) : printed.period
  if (printed.value === null) return { value: 'not applicable', note: when }
  const number = printed.value.toFixed(printed.places)
  return { value: unit ? withUnit(unit, number) : number, note: `${when}, as printed` }
}

function targetCell({ unit }: PlanMeasure, target: Target | undefined): Cell {
  if (target === undefined) return { value: 'none', note: 'the plan sets no target' }
  const by = `by ${dayInWords(target.by)}`
  if (!isSet(target)) return { value: target.form, note: by }
  const where = target.scope === 'every team' ? 'in every team, ' : ''
  const ideal = target.ideal === null ? '' : `; ${target.ideal} hoped for`
  return { value: targetInWords(unit ?? 'count', target), note: `${where}${by}${ideal}` }
}

function gapCell(target: Target | undefined, standing: Standing): Cell {
  const gap = target !== undefined && isSet(target) ? gapInWords(target, standing) : undefined
  if (gap === undefined) return { value: 'not known', note: '' }
  return { value: gap.words, note: gap.team === undefined || gap.words === 'met' ? '' : gap.team }
}

/**
 * The worst team and the best, by the target or else by which way is better, of those that decide.
 * `Not recorded` is shown like a team elsewhere, but nobody can be asked about it.
 */
function teamCells(
  measure: Measure,
  month: Period,
  target: Target | undefined,
  standing: Standing,
): Pick<CountedRow, 'worst' | 'best'> {
  const order = target !== undefined && isSet(target) ? target : worstIs(measure)
  const teams = worstFirst(order, teamReadings(standing).deciding).filter(
    ({ figure }) => figure.team !== 'Not recorded',
  )
  const cell = (at: number): TeamCell | undefined => {
    const figure = teams.at(at)?.figure
    if (figure === undefined || (at !== 0 && teams.length < 2)) return undefined
    return {
      value: figureInWords(measure.unit, figure),
      note: baseInWords(measure, figure),
      team: figure.team,
      href: itemsAddress(measure.id, { period: month.label, team: figure.team }),
    }
  }
  return { worst: cell(0), best: cell(-1) }
}

const worstIs = ({ better }: Measure) => ({
  by: '9999-12-31' as Target['by'],
  form: better === 'higher' ? ('at least' as const) : ('at most' as const),
  value: 0,
  upper: null,
  ideal: null,
  scope: 'every team' as const,
})

const uncountedRow = (planMeasure: PlanMeasure): UncountedRow => ({
  isCounted: false,
  statement: planMeasure.statement,
  baseline:
    planMeasure.baseline === null
      ? { value: 'none', note: '' }
      : printedCell(planMeasure.unit, planMeasure.baseline),
  target: targetCell(planMeasure, planMeasure.targets[0]),
  state: {
    agreed: 'not counted here yet',
    'to be agreed': 'what to count is to be agreed',
    'counted elsewhere': 'counted under another recommendation',
  }[planMeasure.status],
})
