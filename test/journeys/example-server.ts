import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Surroundings } from '#commands/command.ts'
import { serveData } from '#commands/serve-data.ts'
import { makeExtracts } from '#commands/example-extracts.ts'
import { extractDays, newestExtract } from '#example/extract-days.ts'
import { commandLineOccasion } from '#commands/with-register.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { openRegister } from '#store/register.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')

export type ExampleServer = {
  readonly address: string
  readonly dataFolder: string
  readonly close: () => Promise<void>
}

/** As few as have figures first published by one, known otherwise by the next, and one before them. */
const extracts = 3

/**
 * Serves the example council over its newest extracts, on a free port and a data folder of its own,
 * which goes when it is closed.
 */
export async function serveExample(): Promise<ExampleServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-journeys-'))
  const dataFolder = path.join(folder, 'data')
  const quietly = { ...around, tell: () => undefined }
  const made = await makeExtracts(dataFolder, extractDays.slice(-extracts), quietly)
  if (!made.ok) throw new Error(made.problem)
  const opened = await openRegister({ dataFolder })
  if (!opened.ok) throw new Error(opened.problem)
  const { register } = opened
  const plan = readPlanFile(planFile)
  if (!plan.ok) throw new Error(plan.problems.join('\n'))
  await savePlan(register.db, plan.plan, commandLineOccasion(around, 'the example'))
  const served = await serveData(dataFolder, register, { host: '127.0.0.1', port: 0 }, around)
  if (!served.ok) throw new Error(served.problem)
  return {
    address: served.address,
    dataFolder,
    close: async () => {
      await served.close()
      await register.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the server tells is of an error: it is shown beside the test that meets it. */
const around: Surroundings = {
  out: () => Promise.resolve(),
  tell: (line) => process.stderr.write(`${line}\n`),
  watched: false,
  now: () => new Date('2019-11-01T08:00:00Z'),
  today: () => newestExtract,
  environment: {},
}
