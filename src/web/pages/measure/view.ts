import { dayInWords } from '#calendar/day-in-words.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import { isPartPeriod, parsePeriod, stockDay, type Period } from '#calendar/periods.ts'
import { findFigures } from '#measures/engine/find-figures.ts'
import type { Figure } from '#measures/figure.ts'
import { findReturnedFigures } from '#measures/returned-figures.ts'
import type { Measure } from '#measures/measure.ts'
import { boundTo } from '#plan/bound-to.ts'
import { isSet, type Plan } from '#plan/plan.ts'
import { targetInForce } from '#plan/target-in-force.ts'
import { verdictOn } from '#plan/verdict.ts'
import { itemsAddress, measuresAddress, recommendationAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { periodChoice } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { standingIn } from '../../standing-in.ts'
import { capital } from '../../words/capital.ts'
import { baseInWords } from '../../words/figure-in-words.ts'
import { shownBase, shownNumber, shownValue } from '../../words/shown-figure.ts'
import { besideView } from './beside.ts'
import { definitionRows } from './definition.ts'
import { heatMap } from './heat-map.ts'
import { leftOutView, problemsView } from './left-out.ts'
import { periodTable } from './period-rows.ts'
import { smallMultiples } from './small-multiples.ts'
import { seriesView, targetWords } from './series-chart.ts'
import { unitRows } from './unit-table.ts'

export type MeasureAsked = {
  readonly plan: Plan | undefined
  readonly measure: Measure
  readonly period: Period
}

/** One measure: its sentence, its months, its teams in a period, and what it counts. */
export async function measureView(
  shown: ShownSnapshot,
  { plan, measure, period }: MeasureAsked,
  needs: Pick<PageNeeds, 'strip' | 'dataFolder'>,
) {
  const { analysis, figures, manifest } = shown
  const bound = boundTo(plan, measure)
  const target = targetInForce(
    bound?.planMeasure.targets ?? [],
    stockDay(period, analysis.extractedOn),
  )
  const set = target && isSet(target) ? target : undefined
  const standing = standingIn(figures, measure, period)
  const figure = standing.council
  const teams = unitRows(shown, { measure, period, level: 'team', target })
  const services = unitRows(shown, { measure, period, level: 'service', target })
  const firstFigures = await shown.firstFigures()
  return {
    frame: frameOf(needs, plan, manifest),
    trail: [{ text: 'Measures', href: measuresAddress }, { text: capital(measure.shortTitle) }],
    over: bound ? `Recommendation ${bound.ref}` : 'Measure of no recommendation',
    overHref: bound && recommendationAddress(bound.ref),
    title: measure.title,
    periodName: periodInWords(period),
    value: shownValue(measure, figure),
    base: shownBase(measure, figure),
    verdict: target === undefined ? '' : verdictOn(target, standing).sentence,
    assumed: bound?.planMeasure.assumed ?? null,
    id: measure.id,
    period: period.label,
    periodWords: `${periodInWords(period)}${isPartPeriod(period, analysis.extractedOn) ? ' (so far)' : ''}`,
    periods: periodChoice(shown, measure, period),
    listHref: itemsAddress(measure.id, { period: period.label }),
    listWords: listWords(measure, figure),
    unitWords: unitWords[measure.unit],
    target: target && {
      words: targetWords(measure, target),
      by: dayInWords(target.by),
      isEveryTeam: set?.scope === 'every team',
    },
    series: seriesView(shown, measure, target, firstFigures),
    teams,
    services,
    multiples: smallMultiples(shown, measure, teams, set),
    map: heatMap(shown, {
      measure,
      period: period.label,
      target: set,
      teams: teams.map(({ name }) => name),
      services: services.map(({ name }) => name),
    }),
    stepWords: measure.unit === 'percent' ? ['10 points', '20 points'] : ['a tenth', 'a fifth'],
    breakdown: await breakdownRows(shown, measure, period),
    longer: {
      years: periodTable(measure, figures.series(measure.id, 'year', 'council'), firstFigures),
      quarters: periodTable(
        measure,
        figures.series(measure.id, 'quarter', 'council'),
        firstFigures,
      ),
    },
    beside: besideView(shown, measure),
    returned: await returnedRows(shown, measure),
    leftOut: await leftOutView(shown, measure, period),
    problems: await problemsView(shown, measure, needs.dataFolder),
    definition: definitionRows(measure, shown.numbered),
    source: `Snapshot ${manifest.snapshot}, extracted on ${dayInWords(manifest.extractedOn)}.`,
  }
}

const unitWords: Readonly<Record<Measure['unit'], string>> = {
  percent: '%',
  weeks: 'Weeks',
  count: 'Number',
}

function listWords(measure: Measure, figure: Figure | undefined): string {
  const base = baseInWords(measure, figure)
  return base === '' || base === 'mean of its months'
    ? 'The list behind it'
    : `The list behind ${base}`
}

async function breakdownRows({ analysis }: ShownSnapshot, measure: Measure, period: Period) {
  const { breakdown } = measure
  if (!breakdown) return undefined
  const found = await findFigures(analysis, {
    measures: [measure],
    period,
    level: 'council',
    breakdown: breakdown.name,
  })
  return {
    name: breakdown.name,
    rows: found.map((figure) => ({
      name: figure.breakdown,
      words: breakdown.values[figure.breakdown] ?? '',
      value: shownNumber(measure, figure),
      base: shownBase(measure, figure),
    })),
  }
}

/** What other bodies returned of the same measure, newest first. */
async function returnedRows({ analysis }: ShownSnapshot, measure: Measure) {
  const returned = await findReturnedFigures(analysis.duck, measure.id)
  return returned.toReversed().map(({ period, geography, value, source }) => {
    const when = parsePeriod(period)
    return {
      period: when ? periodInWords(when) : period,
      geography,
      value: value.toFixed(1),
      source,
    }
  })
}
