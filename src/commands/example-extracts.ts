import { rmSync } from 'node:fs'
import path from 'node:path'
import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { exampleCouncil, type ExampleCouncil } from '#example/example-council.ts'
import { writeExtract } from '#example/write-extract.ts'
import type { Surroundings } from './command.ts'
import { importExtract } from './import-extract.ts'

type Told = Pick<Surroundings, 'tell' | 'now'>

export type MadeExample = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/** Invents the council and imports its extracts of these days, one after the other. */
export async function makeExtracts(
  dataFolder: string,
  days: readonly LocalDate[],
  around: Told,
): Promise<MadeExample> {
  around.tell('Inventing the example council …')
  const council = exampleCouncil()
  for (const day of days) {
    around.tell(`Importing its extract of ${dayInWords(day)} …`)
    const imported = await importDay(council, day, dataFolder, around)
    if (!imported.ok) return imported
  }
  return { ok: true }
}

async function importDay(
  council: ExampleCouncil,
  extractedOn: LocalDate,
  dataFolder: string,
  around: Told,
): Promise<MadeExample> {
  const folder = path.join(dataFolder, 'extracts', extractedOn)
  rmSync(folder, { recursive: true, force: true })
  writeExtract(council, extractedOn, folder)
  const imported = await importExtract({
    paths: [folder],
    extractedOn,
    importedAt: around.now().toISOString(),
    dataFolder,
    onFall: 'refuse',
    afterwards: 'activate',
    of: 'example',
    onStep: () => undefined,
  })
  return imported.ok ? imported : { ok: false, problem: imported.refusals.join('\n') }
}
