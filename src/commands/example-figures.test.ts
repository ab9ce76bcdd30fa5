import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { exampleCouncil } from '#example/example-council.ts'
import { extractDays } from '#example/extract-days.ts'
import { writeExtract } from '#example/write-extract.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { PrintedFigure } from '#plan/plan.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { figuresCommand } from './figures.ts'
import { itemsCommand } from './items.ts'
import { importExample, rowsOf } from './testing/example-at-hand.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-story-'))
const dataFolder = path.join(folder, 'data')
const snapshots = new Map<string, string>()

/** Every figure the plan prints of its own council's counting, with the measure it is of. */
const printed = printedFigures()

before(async () => {
  const council = exampleCouncil()
  for (const day of extractDays) {
    if (!printed.some((one) => one.extract === day)) continue
    const extract = path.join(folder, day)
    writeExtract(council, day, extract)
    snapshots.set(day, await importExample(extract, day, dataFolder))
  }
})
after(() => rmSync(folder, { recursive: true, force: true }))

type Printed = {
  readonly measure: string
  readonly figure: PrintedFigure
  readonly extract: (typeof extractDays)[number]
}

function printedFigures(): Printed[] {
  const read = readPlanFile(path.join(root, 'example/plan.json'))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.plan.recommendations
    .flatMap((one) => one.measures)
    .filter((one) => findMeasure(one.measure) !== undefined)
    .flatMap(({ measure, baseline, previous, latest }) => {
      const figures = [baseline, previous, latest].filter((figure) => figure !== null)
      return figures
        .filter((figure) => figure.value !== null && figure.source === 'own')
        .map((figure) => ({ measure, figure, extract: firstAfter(figure.period) }))
    })
}

/** The extract a figure was first published from: the first taken once its period was over. */
function firstAfter(label: string): Printed['extract'] {
  const period = parsePeriod(label)
  const day = extractDays.find((one) => period !== undefined && one >= period.to)
  if (day === undefined) throw new Error(`No extract of the example covers ${label}.`)
  return day
}

type CountedFigure = {
  readonly team: string
  readonly value: number
  readonly numerator: number
  readonly denominator: number
}

type Listed = {
  readonly item_id: string
  readonly team: string
  readonly ended_on: string
  readonly in_numerator: boolean
}

const figuresOf = (
  { measure, figure, extract }: Printed,
  by: 'council' | 'team',
): Promise<CountedFigure[]> =>
  rowsOf<CountedFigure>(figuresCommand, [
    ...asked(measure, figure.period, snapshots.get(extract)),
    '--by',
    by,
  ])

const asked = (measure: string, period: string, snapshot = ''): string[] => {
  const of = ['--snapshot', snapshot, '--data', dataFolder]
  return ['--measure', measure, '--period', period, ...of]
}

const toPlaces = (value: number, places: number): string =>
  (Math.round(value * 10 ** places + 1e-9) / 10 ** places).toFixed(places)

for (const one of printed) {
  const { measure, figure, extract } = one
  test(`${measure} of ${figure.period}, from the extract of ${extract}, is what the plan prints`, async () => {
    const [council] = await figuresOf(one, 'council')
    assert.equal(
      toPlaces(Number(council?.value), figure.places),
      figure.value?.toFixed(figure.places),
    )
    if (figure.teamRange === null) return
    const teams = await figuresOf(one, 'team')
    const values = teams.map((team) => team.value)
    assert.deepEqual(
      [Math.min(...values), Math.max(...values)],
      [figure.teamRange.lowest, figure.teamRange.highest],
    )
    const largest = teams.toSorted((a, b) => b.denominator - a.denominator)[0]
    assert.deepEqual(
      [largest?.team, Number(largest?.value)],
      ['First Response', figure.teamRange.highest],
    )
  })
}

test('the figures of at least five measures are held against the plan', () => {
  assert.ok(new Set(printed.map((one) => one.measure)).size >= 5)
})

const ofOctober = (snapshot?: string): string[] =>
  asked('assessments-within-45-working-days', '2019-10', snapshot)

test('one authorisation taken out of the records moves the figure and its list together', async () => {
  const [day] = extractDays.slice(-1)
  const extract = path.join(folder, day ?? '')
  const first = snapshots.get(day ?? '')
  const items = await rowsOf<Listed>(itemsCommand, ofOctober(first))
  const taken = items.find((item) => item.in_numerator && item.team === 'First Response')
  const file = path.join(extract, 'ssd_cin_assessments.csv')
  const text = readFileSync(file, 'utf8')
  const line = text.split('\n').find((one) => one.startsWith(`${taken?.item_id},`)) ?? ''
  writeFileSync(file, text.replace(line, line.replace(`,${taken?.ended_on},`, ',,')))
  const mended = await importExample(extract, localDate(day ?? ''), dataFolder)

  const [was] = await rowsOf<CountedFigure>(figuresCommand, ofOctober(first))
  const [is] = await rowsOf<CountedFigure>(figuresCommand, ofOctober(mended))
  const left = await rowsOf<Listed>(itemsCommand, ofOctober(mended))
  assert.deepEqual(
    [
      Number(was?.numerator) - Number(is?.numerator),
      Number(was?.denominator) - Number(is?.denominator),
    ],
    [1, 1],
  )
  assert.deepEqual(
    left.map((item) => item.item_id).sort(),
    items
      .map((item) => item.item_id)
      .filter((id) => id !== taken?.item_id)
      .sort(),
  )
})

test('no printed figure with a decimal place stands in the generator or the product', () => {
  const figures = printedDecimals()
  assert.ok(figures.length >= 8, figures.join(' '))
  const written = new RegExp(`(?<![\\d.])(${figures.join('|').replaceAll('.', '\\.')})(?!\\d)`)
  for (const top of ['example', 'src']) {
    for (const file of readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|njk|sql|css)$/.test(file) || file.endsWith('.test.ts')) continue
      if (`${top}/${file}` === publishedOfEngland) continue
      const found = written.exec(readFileSync(path.join(root, top, file), 'utf8'))
      assert.equal(found?.[0], undefined, `${top}/${file} contains ${found?.[0]}`)
    }
  }
})

/** Published by others, over many years: two are the same as printed ones by chance. */
const publishedOfEngland = 'src/measures/comparators.ts'

/** Those printed as whole numbers would be found by chance. */
function printedDecimals(): string[] {
  const read = readPlanFile(path.join(root, 'example/plan.json'))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.plan.recommendations
    .flatMap((one) => one.measures)
    .flatMap(({ baseline, previous, latest }) => [baseline, previous, latest])
    .flatMap((figure) => {
      if (figure === null || figure.value === null || figure.places === 0) return []
      const { lowest, highest } = figure.teamRange ?? {}
      return [figure.value, ...(figure.teamRange ? [lowest, highest] : [])].map((value) =>
        Number(value).toFixed(figure.places),
      )
    })
}
