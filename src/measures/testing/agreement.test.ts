import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parsePeriod } from '#calendar/periods.ts'
import { catalogue } from '../catalogue/index.ts'
import { computeFigures } from '../engine/compute-figures.ts'
import { findFigures } from '../engine/find-figures.ts'
import type { Analysis } from '../engine/open-analysis.ts'
import type { Measure, Settings } from '../measure.ts'
import { openCountingBench, type CountingBench } from './counting-bench.ts'
import { engineItems, type ComparedItem } from './engine-items.ts'
import { references } from './reference/catalogue.ts'
import { referenceFigures, referencePeriods, type ListedItems } from './reference/figures.ts'
import { referenceAsAts, referenceItems } from './reference/items.ts'
import type { Rows } from './reference/records.ts'
import { recordsOfSeeds, together } from './together.ts'

/** Seeded awkward records, counted by the engine and by the plain reference, under some settings. */
const trials: readonly {
  readonly extractedOn: string
  readonly seeds: readonly [number, number]
  readonly settings: Partial<Settings>
}[] = [
  { extractedOn: '2019-10-31', seeds: [1, 150], settings: {} },
  {
    extractedOn: '2020-02-29',
    seeds: [151, 250],
    settings: {
      figuresSince: '2018-10-01',
      laterAssessmentClock: 'referral',
      assessmentWorkingDays: 43,
      seenDaysKind: 'calendar days',
      supervisionIntervalMonths: { inCare: 3, childProtection: 2, childInNeed: 1 },
      supervisionToleranceDays: 3,
      updateIntervalMonths: { chronology: 3, genogram: 12 },
    },
  },
  { extractedOn: '2019-05-15', seeds: [251, 350], settings: { figuresSince: '2018-04-15' } },
  { extractedOn: '2019-12-25', seeds: [351, 400], settings: { seenWithinDays: 10 } },
]

const ranges = ['2018-11..2019-04', '2019-03..2019-05', '2019-04..2020-03']

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

test('every measure of the catalogue has a plain reference', () => {
  assert.deepEqual(Object.keys(references).sort(), catalogue.map(({ id }) => id).sort())
})

const reasonsSeen = new Map<string, Set<string>>()

for (const { extractedOn, seeds, settings } of trials) {
  test(`engine and plain reference agree on seeds ${seeds.join(' to ')}, extracted on ${extractedOn}`, async () => {
    const sets = recordsOfSeeds(...seeds)
    const analysis = await bench.analyse(together(sets.values()), extractedOn, settings)
    await computeFigures(analysis, catalogue)
    for (const measure of catalogue) {
      const listed = await compareItems(analysis, measure, sets)
      await compareFigures(analysis, measure, listed)
    }
  })
}

async function compareItems(
  analysis: Analysis,
  measure: Measure,
  sets: ReadonlyMap<number, Rows>,
): Promise<ComparedItem[]> {
  const asAts = referenceAsAts(analysis.settings.figuresSince, analysis.extractedOn)
  const counted = await engineItems(analysis, measure, asAts)
  const expected: ComparedItem[] = []
  for (const [seed, rows] of sets) {
    const { settings, extractedOn } = analysis
    const plain = referenceItems({ rows, settings, extractedOn }, measure, asAts)
    const ours = counted.filter((item) => item.itemId.startsWith(`s${seed}-`))
    assert.deepEqual(firstDifferences(ours, plain), [], `${measure.id}, seed ${seed}`)
    assert.equal(ours.length, plain.length, `${measure.id}, seed ${seed}`)
    expected.push(...plain)
  }
  const seen = reasonsSeen.get(measure.id) ?? new Set()
  reasonsSeen.set(measure.id, seen)
  for (const { leftOut } of counted) if (leftOut !== null) seen.add(leftOut)
  assert.equal(counted.length, expected.length, measure.id)
  assert.ok(expected.length > 0, `${measure.id} has items`)
  return expected
}

async function compareFigures(
  analysis: Analysis,
  measure: Measure,
  items: readonly ComparedItem[],
): Promise<void> {
  const { extractedOn, settings } = analysis
  const days = new Map(
    referenceAsAts(settings.figuresSince, extractedOn).map((day) => [day.slice(0, 7), day]),
  )
  const listed: ListedItems = {
    measure,
    extractedOn,
    itemsOf: (month) =>
      items.filter((item) =>
        measure.kind === 'stock'
          ? item.countedOn === days.get(month)
          : item.countedOn?.slice(0, 7) === month,
      ),
  }
  const periods = [
    ...referencePeriods(settings.figuresSince, extractedOn),
    ...ranges.filter((label) => `${label.slice(0, 7)}-01` >= settings.figuresSince).map(rangeOf),
  ]
  const expected = periods.flatMap((period) => referenceFigures(listed, period))
  const counted = await everyFigure(analysis, measure)
  assert.deepEqual(firstDifferences(counted, expected), [], measure.id)
  assert.equal(counted.length, expected.length, measure.id)
}

function rangeOf(label: string) {
  const months: string[] = []
  const [first = '', last = ''] = label.split('..')
  for (let [year = 0, month = 0] = first.split('-').map(Number); ; month += 1) {
    if (month === 13) [year, month] = [year + 1, 1]
    months.push(`${year}-${String(month).padStart(2, '0')}`)
    if (months.at(-1) === last) return { kind: 'range', label, months }
  }
}

async function everyFigure(analysis: Analysis, measure: Measure) {
  const breakdowns = measure.breakdown ? [undefined, measure.breakdown.name] : [undefined]
  const figures = []
  for (const breakdown of breakdowns) {
    const query = { measures: [measure], ...(breakdown ? { breakdown } : {}) }
    figures.push(...(await findFigures(analysis, query)))
    for (const label of ranges) {
      const period = parsePeriod(label)
      assert.ok(period)
      figures.push(...(await findFigures(analysis, { ...query, period })))
    }
  }
  return figures.map(({ measure: _measure, value, ...figure }) => {
    const isPrinted = value !== null && Math.abs(value - Number(figure.printed)) < 0.0500001
    assert.ok(isPrinted || (value === null && figure.printed === ''), JSON.stringify(figure))
    return figure
  })
}

test('every measure says in words what it leaves out, and leaves out nothing else', () => {
  for (const { id, leavesOut } of catalogue)
    assert.deepEqual(
      [...(reasonsSeen.get(id) ?? [])].sort(byText),
      Object.keys(leavesOut).sort(byText),
      id,
    )
})

/** The first rows only one side has, so that a failure is short. */
function firstDifferences(counted: readonly object[], expected: readonly object[]): string[] {
  const ours = new Set(counted.map(textOf))
  const theirs = new Set(expected.map(textOf))
  return [...onlyIn('engine', ours, theirs), ...onlyIn('reference', theirs, ours)]
}

const textOf = (row: object): string =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => byText(one, other)))

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

const onlyIn = (side: string, rows: Set<string>, others: Set<string>): string[] =>
  [...rows]
    .filter((row) => !others.has(row))
    .slice(0, 2)
    .map((row) => `${side}: ${row}`)
