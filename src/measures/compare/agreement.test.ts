import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { everyTeam } from '#records/viewer-scope.ts'
import { catalogue } from '../catalogue/index.ts'
import type { Measure, Settings } from '../measure.ts'
import { defaultSettings } from '../settings.ts'
import { changedItemsOnBench, compareOnBench } from '../testing/compare-bench.ts'
import { openCountingBench, type CountingBench } from '../testing/counting-bench.ts'
import { mutateRecords } from '../testing/mutate-records.ts'
import { referenceChanges, type ListedSide } from '../testing/reference/changes.ts'
import { referencePeriods } from '../testing/reference/figures.ts'
import { referenceAsAts, referenceItems } from '../testing/reference/items.ts'
import type { Rows } from '../testing/reference/records.ts'
import { recordsOfSeeds, together } from '../testing/together.ts'
import type { ChangedItem } from './find-changed-items.ts'
import { reasons, type ComparedFigure } from './change.ts'

type Extract = {
  readonly sets: readonly Rows[]
  readonly extractedOn: string
  readonly settings: Settings
}

const trials: readonly {
  readonly seeds: readonly [number, number]
  readonly days: readonly [string, string]
  readonly settings: Partial<Settings>
}[] = [
  { seeds: [1, 40], days: ['2019-05-15', '2019-10-31'], settings: {} },
  {
    seeds: [61, 95],
    days: ['2019-06-30', '2019-07-31'],
    settings: {
      assessmentWorkingDays: 43,
      laterAssessmentClock: 'referral',
      seenDaysKind: 'calendar days',
      supervisionToleranceDays: 3,
      updateIntervalMonths: { chronology: 3, genogram: 6 },
    },
  },
]

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

const seenReasons = new Set<string>()

for (const { seeds, days, settings } of trials)
  test(`engine and plain reference find the same changes on seeds ${seeds.join(' to ')}`, async () => {
    const first = [...recordsOfSeeds(...seeds)]
    const newcomers = [...recordsOfSeeds(seeds[0] + 1000, seeds[0] + 1009).values()]
    const since = { ...defaultSettings, figuresSince: '2018-04-01' }
    const was: Extract = {
      sets: first.map(([, rows]) => rows),
      extractedOn: days[0],
      settings: since,
    }
    const is: Extract = {
      sets: [...first.map(([seed, rows]) => mutateRecords(rows, seed)), ...newcomers],
      extractedOn: days[1],
      settings: { ...since, ...settings },
    }
    const sides = { before: onBench(was), after: onBench(is) }
    const council = await compareOnBench(bench, catalogue, sides, 'council')
    const teams = await compareOnBench(bench, catalogue, sides, 'team')
    for (const measure of catalogue)
      assert.deepEqual(
        told([...council, ...teams], measure),
        expected(measure, was, is),
        measure.id,
      )
  })

test('the random extracts have changes of every reason', () => {
  assert.deepEqual([...seenReasons].toSorted(), [...reasons].toSorted())
})

test('the items listed add up to the changes told', async () => {
  const seeds = [...recordsOfSeeds(1, 25)]
  const settings = { ...defaultSettings, figuresSince: '2018-04-01' }
  const extract = (sets: readonly Rows[], extractedOn: string, more: Partial<Settings> = {}) =>
    onBench({ sets, extractedOn, settings: { ...settings, ...more } })
  const sides = {
    before: extract(
      seeds.map(([, rows]) => rows),
      '2019-05-15',
    ),
    after: extract(
      seeds.map(([seed, rows]) => mutateRecords(rows, seed)),
      '2019-10-31',
      { assessmentWorkingDays: 43 },
    ),
  }
  const council = await compareOnBench(bench, catalogue, sides, 'council')
  const items = await changedItemsOnBench(bench, catalogue, sides, everyTeam)
  const added = Map.groupBy(items, ({ measure, period, reason }) =>
    [measure, period, reason].join(' | '),
  )
  assert.deepEqual(
    [...added].map(([place, of]) => `${place} | ${of.length} | ${sumOf(of)}`).toSorted(),
    council
      .filter(({ periodKind }) => periodKind === 'month')
      .flatMap(({ measure, period, changes }) =>
        changes.map(({ reason, items: count, numerator, denominator }) =>
          [measure, period, reason, count, `${numerator}/${denominator ?? 0}`].join(' | '),
        ),
      )
      .toSorted(),
  )
})

function sumOf(items: readonly ChangedItem[]): string {
  const numerator = items.map((one) => (one.numeratorAfter ?? 0) - (one.numeratorBefore ?? 0))
  const denominator = items.map((one) => (one.denominatorAfter ?? 0) - (one.denominatorBefore ?? 0))
  return `${total(numerator)}/${total(denominator)}`
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

const onBench = ({ sets, extractedOn, settings }: Extract) => ({
  rows: together(sets),
  extractedOn,
  settings,
})

const told = (compared: readonly ComparedFigure[], measure: Measure): string[] =>
  compared
    .filter((one) => one.measure === measure.id)
    .flatMap(({ period, team, changes }) =>
      changes.map(({ reason, items, numerator, denominator }) => {
        seenReasons.add(reason)
        return [period, team, reason, items, numerator, denominator ?? 0].join(' | ')
      }),
    )
    .toSorted()

/** First what the second's settings make of the first's records, where they differ; then the rest. */
function expected(measure: Measure, was: Extract, is: Extract): string[] {
  const reread = { ...was, settings: is.settings }
  const sides = [was, reread, is].map((extract) => listed(measure, extract))
  const [first, second, third] = sides
  if (!first || !second || !third) throw new Error('There are three ways to count.')
  return referencePeriods(was.settings.figuresSince, was.extractedOn)
    .flatMap((period) =>
      [
        ...referenceChanges(measure, period, first, second, 'rule or setting changed'),
        ...referenceChanges(measure, period, second, third),
      ].map(({ team, reason, items, numerator, denominator }) =>
        [period.label, team, reason, items, numerator, denominator].join(' | '),
      ),
    )
    .toSorted()
}

function listed(measure: Measure, { sets, extractedOn, settings }: Extract): ListedSide {
  const asAts = referenceAsAts(settings.figuresSince, extractedOn)
  const items = sets.flatMap((rows) =>
    referenceItems({ rows, settings, extractedOn }, measure, asAts),
  )
  if (measure.kind === 'event') return { extractedOn, itemsOf: () => items }
  const byMonth = Map.groupBy(items, ({ countedOn }) => countedOn?.slice(0, 7))
  return { extractedOn, itemsOf: (month) => byMonth.get(month) ?? [] }
}
