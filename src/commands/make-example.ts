import { rmSync } from 'node:fs'
import path from 'node:path'
import { localDate } from '#calendar/local-date.ts'
import { exampleCouncil } from '#example/example-council.ts'
import { writeExtract } from '#example/write-extract.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { activeSnapshot } from '#records/active-snapshot.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { importExtract } from './import-extract.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')

/** The day the example is looked at from: the newest extract it has. */
const extractedOn = localDate('2019-10-31')

export type MadeExample = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/**
 * Makes what is missing of the example council in its data folder: its extract, imported by the
 * ordinary import, and its plan in the register. Ended half-way, the next call makes the rest.
 */
export async function makeExample(
  dataFolder: string,
  { db }: Register,
  around: Surroundings,
): Promise<MadeExample> {
  if (activeSnapshot(dataFolder) === undefined) {
    const imported = await makeExtract(dataFolder, around)
    if (!imported.ok) return imported
  }
  const plan = readPlanFile(planFile)
  if (!plan.ok) return { ok: false, problem: plan.problems.join('\n') }
  await savePlan(db, plan.plan, 'the example')
  return { ok: true }
}

async function makeExtract(dataFolder: string, around: Surroundings): Promise<MadeExample> {
  const folder = path.join(dataFolder, 'extracts', extractedOn)
  around.tell('Inventing the example council …')
  rmSync(folder, { recursive: true, force: true })
  writeExtract(exampleCouncil(), extractedOn, folder)
  around.tell('Importing its extract …')
  const imported = await importExtract({
    paths: [folder],
    extractedOn,
    importedAt: around.now().toISOString(),
    dataFolder,
    onFall: 'refuse',
    afterwards: 'activate',
    of: 'example',
    onStep: (step) => {
      if (around.watched) around.tell(step)
    },
  })
  return imported.ok ? imported : { ok: false, problem: imported.refusals.join('\n') }
}
