import type { Source } from '#records/source.ts'
import { recordTables } from '#records/record-tables.ts'
import path from 'node:path'
import { findFiles } from './find-files.ts'
import type { Found, FoundFile } from './found-file.ts'
import { readAllFiles } from './read-all-files.ts'

/** What a reader makes of the paths a person gave: everything there to import, or why not. */
export type ExtractReading =
  | {
      readonly ok: true
      readonly sources: readonly Source[]
      readonly notRead: Found['notRead']
    }
  /** Each thing that is wrong, in a sentence; the extract is refused whole. */
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Reads an extract of SSD CSV files: folders, zips and files, as named. What has to be unpacked or
 * written again goes to the work folder, which is the caller's to make and to remove after the
 * sources have been read. Sources come in the order of the record tables. `onStep` is told each file read.
 */
export async function readExtract(
  paths: readonly string[],
  workFolder: string,
  onStep: (step: string) => void,
): Promise<ExtractReading> {
  const found = await findFiles(paths, workFolder)
  const tasks = found.files.map((file, at) => ({
    ...file,
    target: path.join(workFolder, `written-${at}.csv`),
  }))
  const readings = await readAllFiles(tasks, onStep)
  const problems = [
    ...found.problems,
    ...twiceFor(found.files),
    ...missingFiles(found),
    ...readings.flatMap((reading) => (reading.ok ? [] : [reading.problem])),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const sources = readings.flatMap((reading) => (reading.ok ? [reading.source] : []))
  return { ok: true, sources: inTableOrder(sources), notRead: found.notRead }
}

function twiceFor(files: readonly FoundFile[]): string[] {
  return recordTables.flatMap((table) => {
    const same = files.filter((file) => file.table.name === table.name)
    if (same.length < 2) return []
    const where = same.map(({ name, path: at }) => (name.includes('/') ? name : at))
    return [`There is more than one file for ${table.name}: ${where.join(' and ')}. Leave one.`]
  })
}

function missingFiles({ files, problems }: Found): string[] {
  if (problems.length > 0) return []
  const missing = recordTables
    .filter((table) => table.requiredFile === true)
    .filter((table) => !files.some((file) => file.table.name === table.name))
    .map((table) => `${table.name}.csv`)
  if (missing.length === 0) return []
  return [`There is no ${missing.join(' and no ')}, without which no extract is accepted.`]
}

const inTableOrder = (sources: readonly Source[]): Source[] =>
  recordTables.flatMap((table) => sources.filter((source) => source.table.name === table.name))
