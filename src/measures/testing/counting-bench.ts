import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localDate } from '#calendar/local-date.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { duckTypeOf, type RecordTable } from '#records/define-table.ts'
import { recordTables } from '#records/record-tables.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { openDuck, sqlName, sqlText, type Duck } from '#store/duck.ts'
import { computeFigures } from '../engine/compute-figures.ts'
import { findFigures } from '../engine/find-figures.ts'
import { findItems } from '../engine/find-items.ts'
import { analyseRecords, prepareCalendar, type Analysis } from '../engine/open-analysis.ts'
import type { Figure, Level } from '../figure.ts'
import type { Item } from '../item.ts'
import type { Measure, Settings } from '../measure.ts'
import { defaultSettings } from '../settings.ts'
import { drawnRows } from './drawn-rows.ts'

type Row = Readonly<Record<string, string | number | null | undefined>>

/** Rows by table name; a table that is not named is absent from the extract. */
export type RowsByTable = Readonly<Record<string, readonly Row[] | undefined>>

/** For tests: records written down by hand or made from a seed, counted by the real engine. */
export type CountingBench = {
  readonly duck: Duck
  /** On a connection beside that one where it is given. */
  analyse(
    rows: RowsByTable,
    extractedOn: string,
    settings?: Partial<Settings>,
    beside?: Duck,
  ): Promise<Analysis>
  close(): void
}

export async function openCountingBench(): Promise<CountingBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'))
  const duck = await openDuck({ memoryLimit: '300MB', threads: 1, tempFolder: folder })
  await prepareCalendar(duck)
  return {
    duck,
    async analyse(rows, extractedOn, settings = {}, beside = duck) {
      for (const table of recordTables) await createTable(beside, table, rows[table.name] ?? [])
      const present = Object.entries(rows).filter(([, there]) => there !== undefined)
      return analyseRecords(beside, {
        extractedOn: localDate(extractedOn),
        present: new Set(present.map(([name]) => name)),
        settings: { ...defaultSettings, ...settings },
      })
    },
    close() {
      duck.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createTable(duck: Duck, table: RecordTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.entries(table.columns)
  const definitions = columns.map(([name, column]) => `${sqlName(name)} ${duckTypeOf(column)}`)
  await duck.run(`create or replace table ${sqlName(table.name)} (${definitions.join(', ')})`)
  if (rows.length === 0) return
  for (const row of rows) {
    const unknown = Object.keys(row).find((name) => !(name in table.columns))
    if (unknown !== undefined) throw new Error(`${table.name} has no column ${unknown}.`)
  }
  const values = rows.map((row) => `(${columns.map(([name]) => literal(row[name])).join(', ')})`)
  await duck.run(`insert into ${sqlName(table.name)} values ${values.join(', ')}`)
}

const literal = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? 'null' : sqlText(String(value))

/** Drawn tables by name, for hand-worked cases. */
export const drawn = (drawings: Readonly<Record<string, string>>): RowsByTable =>
  Object.fromEntries(Object.entries(drawings).map(([name, text]) => [name, drawnRows(text)]))

export async function itemsOf(
  analysis: Analysis,
  measure: Measure,
  period: string,
): Promise<Item[]> {
  const asked = parsePeriod(period)
  if (asked === undefined) throw new Error(`${period} is not a period.`)
  return findItems(analysis, everyTeam, { measure, period: asked, level: 'council' })
}

/** Computes every figure of one measure and returns those of one period and level. */
export async function figuresOf(
  analysis: Analysis,
  measure: Measure,
  period: string,
  level: Level = 'council',
): Promise<Figure[]> {
  const asked = parsePeriod(period)
  if (asked === undefined) throw new Error(`${period} is not a period.`)
  await computeFigures(analysis, [measure])
  return findFigures(analysis, { measures: [measure], period: asked, level })
}
