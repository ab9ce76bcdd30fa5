import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { parsePeriod } from '#calendar/periods.ts'
import { exampleCouncil } from '#example/example-council.ts'
import { extractDays } from '#example/extract-days.ts'
import { writeExtract } from '#example/write-extract.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import type { PrintedFigure } from '#plan/plan.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import type { Surroundings } from './command.ts'
import { figuresCommand } from './figures.ts'
import { importExtract } from './import-extract.ts'

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
    const imported = await importExtract({
      paths: [extract],
      extractedOn: day,
      importedAt: `${day}T20:00:00.000Z`,
      dataFolder,
      onFall: 'refuse',
      afterwards: 'activate',
      of: 'example',
      onStep: () => {},
    })
    if (!imported.ok) throw new Error(imported.refusals.join('\n'))
    snapshots.set(day, imported.manifest.snapshot)
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

async function figuresOf({ measure, figure, extract }: Printed, by: 'council' | 'team') {
  let text = ''
  const around: Surroundings = {
    out: (more) => {
      text += more
      return Promise.resolve()
    },
    tell: () => {},
    watched: false,
    now: () => new Date(`${extract}T20:00:00Z`),
    today: () => extract,
    environment: {},
  }
  const snapshot = snapshots.get(extract) ?? ''
  const words = ['--measure', measure, '--period', figure.period, '--by', by, '--format', 'json']
  const exit = await figuresCommand.run(
    [...words, '--snapshot', snapshot, '--data', dataFolder],
    around,
  )
  assert.equal(exit, 0)
  return JSON.parse(text) as CountedFigure[]
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

test('no printed figure with a decimal place stands in the generator or the product', () => {
  const figures = printedDecimals()
  assert.ok(figures.length >= 8, figures.join(' '))
  const written = new RegExp(`(?<![\\d.])(${figures.join('|').replaceAll('.', '\\.')})(?!\\d)`)
  for (const top of ['example', 'src']) {
    for (const file of readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|njk|sql|css)$/.test(file) || file.endsWith('.test.ts')) continue
      const found = written.exec(readFileSync(path.join(root, top, file), 'utf8'))
      assert.equal(found?.[0], undefined, `${top}/${file} contains ${found?.[0]}`)
    }
  }
})

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
