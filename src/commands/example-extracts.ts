import { rmSync } from 'node:fs'
import path from 'node:path'
import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { exampleCouncil, type ExampleCouncil } from '#example/example-council.ts'
import { writeExtract } from '#example/write-extract.ts'
import type { Surroundings } from './command.ts'
import { importExtract, type Imported } from './import-extract.ts'
import { prepareFigures } from './prepare-figures.ts'

type Told = Pick<Surroundings, 'tell' | 'now'>

export type MadeExample = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/**
 * Invents the council and imports its extracts of these days, one after the other; the figures of
 * one are counted while the next is made and read.
 */
export async function makeExtracts(
  dataFolder: string,
  days: readonly LocalDate[],
  around: Told,
): Promise<MadeExample> {
  around.tell('Inventing the example council …')
  const council = exampleCouncil()
  let counted = Promise.resolve()
  for (const day of days) {
    around.tell(`Importing its extract of ${dayInWords(day)} …`)
    const [imported] = await Promise.all([importDay(council, day, dataFolder, around), counted])
    if (!imported.ok) return { ok: false, problem: imported.refusals.join('\n') }
    counted = prepareFigures(dataFolder, imported.manifest.snapshot, () => undefined)
  }
  await counted
  return { ok: true }
}

function importDay(
  council: ExampleCouncil,
  extractedOn: LocalDate,
  dataFolder: string,
  around: Told,
): Promise<Imported> {
  const folder = path.join(dataFolder, 'extracts', extractedOn)
  rmSync(folder, { recursive: true, force: true })
  writeExtract(council, extractedOn, folder)
  return importExtract({
    paths: [folder],
    extractedOn,
    importedAt: around.now().toISOString(),
    dataFolder,
    onFall: 'refuse',
    afterwards: 'activate uncounted',
    of: 'example',
    onStep: () => undefined,
  })
}
