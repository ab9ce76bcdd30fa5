import { calendarSql } from '#calendar/calendar-sql.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RecordTable } from '#records/define-table.ts'
import { openSnapshot } from '#records/read-snapshot.ts'
import type { Duck } from '#store/duck.ts'
import type { Measure, Settings } from '../measure.ts'
import { sharedViews } from './shared-views.ts'

/** A snapshot made ready to be counted: records, calendar and what the measures share. */
export type Analysis = {
  readonly duck: Duck
  readonly extractedOn: LocalDate
  readonly settings: Settings
  /** Whether the extract had what the measure cannot be answered without. */
  readonly canAnswer: (measure: Measure) => boolean
  /** Whether a stock can be taken on a day: on one before the extract only where it had the history. */
  readonly canAnswerOn: (measure: Measure, day: string) => boolean
}

export async function openAnalysis(
  duck: Duck,
  dataFolder: string,
  snapshot: string,
  settings: Settings,
): Promise<Analysis> {
  const { manifest, present } = await openSnapshot(duck, dataFolder, snapshot)
  await prepareCalendar(duck)
  return analyseRecords(duck, { extractedOn: manifest.extractedOn, present, settings })
}

export async function prepareCalendar(duck: Duck): Promise<void> {
  for (const statement of calendarSql()) await duck.run(statement)
}

export type Records = {
  readonly extractedOn: LocalDate
  /** Names of the tables the extract had a file for. */
  readonly present: ReadonlySet<string>
  readonly settings: Settings
}

/** Makes what the measures share, over record tables and a calendar that DuckDB already has. */
export async function analyseRecords(
  duck: Duck,
  { extractedOn, present, settings }: Records,
): Promise<Analysis> {
  await duck.run(`create or replace table extract as select date '${extractedOn}' as extracted_on`)
  for (const statement of sharedViews) await duck.run(statement)
  const has = (table: RecordTable): boolean => present.has(table.name)
  return {
    duck,
    extractedOn,
    settings,
    canAnswer: ({ needs, needsOneOf }) => needs.every(has) && (needsOneOf?.some(has) ?? true),
    canAnswerOn: ({ historyIn }, day) => day === extractedOn || (historyIn?.some(has) ?? true),
  }
}
