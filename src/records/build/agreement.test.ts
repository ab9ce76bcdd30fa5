import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseLocalDate } from '#calendar/local-date.ts'
import { columnNames, type Column, type RecordTable } from '../define-table.ts'
import type { Problem } from '../problem.ts'
import { audits } from '../tables/audits.ts'
import { cinAssessments } from '../tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '../tables/ssd-cin-episodes.ts'
import { department } from '../tables/ssd-department.ts'
import { pathwayPlans } from '../tables/pathway-plans.ts'
import { person } from '../tables/ssd-person.ts'
import { openBuildingBench, type BuildingBench } from '../testing/building-bench.ts'

/** A slow plain reading of the rules, written without DuckDB, that the builder must agree with. */

let bench: BuildingBench
before(async () => {
  bench = await openBuildingBench()
})
after(() => bench.close())

type Value = string | number | null
type Cells = Readonly<Record<string, string>>
type Read = { readonly value: Value; readonly unreadable: boolean }
type Kept = { readonly line: number; readonly values: Record<string, Value> }
type Said = readonly [table: string, line: number, column: string, outcome: string]

const isNothing = (text: string) => ['', 'NULL', 'PLACEHOLDER_DATA'].includes(text.toUpperCase())
const nothing: Read = { value: null, unreadable: false }
const unreadable: Read = { value: null, unreadable: true }
const found = (value: Value): Read => ({ value, unreadable: false })

const isoShape = /^(\d{4}-\d\d-\d\d)([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/
const dayFirstShape = /^(\d\d)\/(\d\d)\/(\d{4})( \d\d:\d\d(:\d\d)?)?$/

function readDay(text: string, dayFirst: boolean): Read {
  const parts = dayFirst ? dayFirstShape.exec(text) : isoShape.exec(text)
  if (parts === null) return unreadable
  const written = dayFirst ? `${parts[3]}-${parts[2]}-${parts[1]}` : (parts[1] ?? '')
  const day = parseLocalDate(written)
  const year = Number(written.slice(0, 4))
  return day === undefined || year < 1900 || year > 2100 ? unreadable : found(day)
}

function readCell(column: Column, text: string, dayFirst: boolean): Read {
  if (isNothing(text)) return nothing
  if (column.type === 'date') return readDay(text, dayFirst)
  if (column.type !== 'code') return found(text)
  const same = Object.keys(column.codes ?? {}).find(
    (code) => code.toUpperCase() === text.toUpperCase(),
  )
  const code = same ?? column.spellings?.[text.toUpperCase()]
  return code === undefined ? unreadable : found(code)
}

function typeRows(table: RecordTable, rows: readonly Cells[], said: Said[]): Kept[] {
  const kept: Kept[] = []
  const keys = new Set<string>()
  const isDayFirst = (name: string): boolean => {
    const texts = rows.map((row) => row[name] ?? '')
    const slashed = texts.filter((text) => /^\d\d\/\d\d\//.test(text)).length
    return slashed > texts.filter((text) => /^\d{4}-/.test(text)).length
  }
  const dayFirst = new Set(columnNames(table).filter(isDayFirst))
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const reads = Object.entries(row).map(([name, text]) => {
      const column = table.columns[name] ?? assert.fail(name)
      return { name, column, read: readCell(column, text, dayFirst.has(name)) }
    })
    const ordered = columnNames(table).flatMap((name) => reads.filter((one) => one.name === name))
    const fatal = ordered.find(({ column, read }) => column.required && read.value === null)
    const key = JSON.stringify(table.key.map((name) => ordered.find((one) => one.name === name)?.read.value))
    if (fatal !== undefined) said.push([table.name, line, fatal.name, 'turned down'])
    else if (keys.has(key)) said.push([table.name, line, table.key.join(' + '), 'turned down'])
    else {
      keys.add(key)
      for (const { name, read } of ordered)
        if (read.unreadable) said.push([table.name, line, name, 'flagged'])
      kept.push({ line, values: Object.fromEntries(ordered.map((one) => [one.name, one.read.value])) })
    }
  }
  return kept
}

function buildPlainly(extract: ReadonlyMap<RecordTable, readonly Cells[]>) {
  const said: Said[] = []
  const kept = new Map([...extract].map(([table, rows]) => [table.name, typeRows(table, rows, said)]))
  const idsOf = (to: { table: string; column: string }) =>
    new Set(kept.get(to.table)?.map(({ values }) => values[to.column]))
  const ids = new Map(
    [...extract.keys()].flatMap((table) =>
      Object.values(table.columns).flatMap(({ parent, looksUp }) =>
        [parent, looksUp].flatMap((to) => (to ? [[JSON.stringify(to), idsOf(to)] as const] : [])),
      ),
    ),
  )
  for (const table of extract.keys())
    for (const { line, values } of kept.get(table.name) ?? [])
      for (const [name, value] of Object.entries(values)) {
        const { parent, looksUp } = table.columns[name] ?? assert.fail(name)
        const to = parent ?? looksUp
        if (to === undefined || value === null || !kept.has(to.table)) continue
        if (ids.get(JSON.stringify(to))?.has(value)) continue
        said.push([table.name, line, name, 'flagged'])
        if (parent !== undefined) values[name] = null
      }
  return { said, kept }
}

/** Numbers between 0 and 1 that are the same for a seed. */
function drawFrom(seed: number) {
  let state = (Math.imul(seed, 2_654_435_761) + 40_503) >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return { next, pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T }
}

const isoDays = ['2019-10-31', '2019-02-28', '2020-02-29', '2019-11-30 00:00:00', '2019-11-30T10:15:00.000']
const slashDays = ['31/10/2019', '28/02/2019', '29/02/2020 00:00', '04/03/2019']
const badDays = ['2019-02-29', '31/04/2019', '1066-10-14', '2019-10-3', 'soon', '2019-10-31Z', '43769']
const blanks = ['', 'NULL', 'null', 'placeholder_data']

function drawCell(draw: ReturnType<typeof drawFrom>, column: Column, slashed: boolean): string {
  const chance = draw.next()
  if (chance < 0.06) return draw.pick(blanks)
  if (column.type === 'date') {
    if (chance < 0.1) return draw.pick(badDays)
    if (chance < 0.14) return draw.pick(slashed ? isoDays : slashDays)
    return draw.pick(slashed ? slashDays : isoDays)
  }
  if (column.type === 'code') {
    if (chance < 0.1) return draw.pick(['?', 'ZZ', 'Yeah', '-1'])
    const codes = [...Object.keys(column.codes ?? {}), ...Object.keys(column.spellings ?? {})]
    const code = draw.pick(codes)
    return draw.pick([code, code.toLowerCase(), code.toUpperCase()])
  }
  return draw.pick(['1', '2', '3', '4', '5', '6', '7', '8', 'x y', 'nullable'])
}

const tables: readonly RecordTable[] = [person, cinEpisodes, cinAssessments, department, audits, pathwayPlans]

function drawExtract(seed: number): Map<RecordTable, Cells[]> {
  const draw = drawFrom(seed)
  const present = tables.filter((table) => table === person || draw.next() < 0.8)
  return new Map(
    present.map((table) => {
      const names = columnNames(table).filter(
        (name) => table.columns[name]?.required || draw.next() < 0.7,
      )
      const slashed = new Set(names.filter(() => draw.next() < 0.3))
      const rows = Array.from({ length: Math.floor(draw.next() * 20) }, () =>
        Object.fromEntries(
          names.map((name) => [
            name,
            drawCell(draw, table.columns[name] ?? assert.fail(name), slashed.has(name)),
          ]),
        ),
      )
      return [table, rows.length > 0 ? rows : [Object.fromEntries(names.map((name) => [name, '']))]]
    }),
  )
}

const inOrder = (said: readonly Said[]): string[] => said.map((one) => one.join(' ')).toSorted()
const asSaid = ({ table, line, column, outcome }: Problem): Said => [
  table,
  line ?? 0,
  column ?? '',
  outcome,
]

test('the builder agrees with a plain reading of the rules, row by row, over seeded extracts', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const extract = drawExtract(seed)
    const plain = buildPlainly(extract)
    const sources = [...extract].map(([table, rows]) => {
      const names = Object.keys(rows[0] ?? {})
      const lines = rows.map((row) => names.map((name) => row[name]).join(','))
      return bench.source(table.name, `${[names.join(','), ...lines].join('\n')}\n`)
    })
    const { built, problems, rows } = await bench.build(sources)
    assert.equal(built.ok, true)
    assert.deepEqual(inOrder(problems.map(asSaid)), inOrder(plain.said), `seed ${seed}`)
    for (const [table, cells] of extract) {
      const names = Object.keys(cells[0] ?? {})
      const accepted = (await rows(table.name)).map((row) => names.map((name) => row[name] ?? null))
      const expected = plain.kept.get(table.name)?.map(({ values }) => names.map((name) => values[name] ?? null))
      assert.deepEqual(accepted, expected, `seed ${seed}, ${table.name}`)
    }
    for (const { rowsRead, rowsAccepted, rowsTurnedDown } of built.ok ? built.manifest.tables : [])
      assert.equal(rowsAccepted + rowsTurnedDown, rowsRead)
  }
})
