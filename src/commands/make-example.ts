import { rmSync } from 'node:fs'
import path from 'node:path'
import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { exampleCouncil, type ExampleCouncil } from '#example/example-council.ts'
import { extractDays, newestExtract } from '#example/extract-days.ts'
import { writeExtract } from '#example/write-extract.ts'
import { findPlan } from '#plan/find-plan.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { importExtract } from './import-extract.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')

export type MadeExample = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/**
 * Makes what is missing of the example council in its data folder: its extracts, oldest first,
 * each imported by the ordinary import, and its plan in the register, which comes last: without it
 * the next call makes the rest and activates the newest.
 */
export async function makeExample(
  dataFolder: string,
  { db }: Register,
  around: Surroundings,
): Promise<MadeExample> {
  const isWhole = (await findPlan(db)) !== undefined
  const extracts = await makeExtracts(dataFolder, isWhole ? [] : [newestExtract], around)
  if (!extracts.ok || isWhole) return extracts
  const plan = readPlanFile(planFile)
  if (!plan.ok) return { ok: false, problem: plan.problems.join('\n') }
  await savePlan(db, plan.plan, 'the example')
  return { ok: true }
}

/** Imports the extracts that are not there; and `anyway` ones, which may be there and not active. */
async function makeExtracts(
  dataFolder: string,
  anyway: readonly LocalDate[],
  around: Surroundings,
): Promise<MadeExample> {
  const there = new Set(listSnapshots(dataFolder).map(({ extractedOn }) => extractedOn))
  const missing = extractDays.filter((day) => !there.has(day) || anyway.includes(day))
  if (missing.length === 0) return { ok: true }
  around.tell('Inventing the example council …')
  const council = exampleCouncil()
  for (const day of missing) {
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
  around: Surroundings,
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
