import { calendarSql } from '#calendar/calendar-sql.ts'
import { localDate, type LocalDate } from '#calendar/local-date.ts'
import { openEmptySnapshot, openSnapshot } from '#records/read-snapshot.ts'
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
}

export async function openAnalysis(
  duck: Duck,
  dataFolder: string,
  snapshot: string,
  settings: Settings,
): Promise<Analysis> {
  const { manifest, present } = await openSnapshot(duck, dataFolder, snapshot)
  await prepare(duck, manifest.extractedOn)
  return analysis(duck, manifest.extractedOn, settings, present)
}

/** The same over no records at all, to compile every statement against. */
export async function openEmptyAnalysis(duck: Duck, settings: Settings): Promise<Analysis> {
  await openEmptySnapshot(duck)
  const day = localDate('2019-10-31')
  await prepare(duck, day)
  return analysis(duck, day, settings, new Set())
}

const analysis = (
  duck: Duck,
  extractedOn: LocalDate,
  settings: Settings,
  present: ReadonlySet<string>,
): Analysis => ({
  duck,
  extractedOn,
  settings,
  canAnswer: (measure) =>
    measure.needs.every((table) => present.has(table.name)) &&
    (measure.needsOneOf?.some((table) => present.has(table.name)) ?? true),
})

async function prepare(duck: Duck, extractedOn: LocalDate): Promise<void> {
  for (const statement of calendarSql()) await duck.run(statement)
  await duck.run(`create or replace table extract as select date '${extractedOn}' as extracted_on`)
  for (const statement of sharedViews) await duck.run(statement)
}
