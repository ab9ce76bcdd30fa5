import { cpSync, existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addExamplePeople } from '#commands/add-example-people.ts'
import type { Surroundings } from '#commands/command.ts'
import { makeExtracts } from '#commands/example-extracts.ts'
import { holdExamplePosts } from '#commands/hold-example-posts.ts'
import { commandLineOccasion } from '#commands/with-register.ts'
import { extractDays } from '#example/extract-days.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { takeLock } from '#store/file-lock.ts'
import { openRegister } from '#store/register.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')

/** As few as have figures first published by one, known otherwise by the next, and one before them. */
const extracts = 3

/**
 * Puts the example council into a folder: its newest extracts, its people and its plan. The files of
 * one `npm test` make it once, in the folder that the run names, and each takes a copy.
 */
export async function placeExample(dataFolder: string, around: Surroundings): Promise<void> {
  const ofThisRun = process.env['EXAMPLE_OF_THIS_RUN']
  if (ofThisRun === undefined) return makeExample(dataFolder, around)
  const made = path.join(ofThisRun, 'data')
  const isMade = path.join(ofThisRun, 'made')
  const lock = await lockOf(path.join(ofThisRun, 'lock'))
  try {
    if (!existsSync(isMade)) await makeExample(made, around)
    writeFileSync(isMade, '')
  } finally {
    await lock.release()
  }
  cpSync(made, dataFolder, { recursive: true, mode: 0 })
}

/** Waits for the other file that makes it. */
async function lockOf(file: string) {
  for (;;) {
    const lock = await takeLock(file)
    if (lock.ok) return lock
    await wait(200)
  }
}

async function makeExample(dataFolder: string, around: Surroundings): Promise<void> {
  const quietly = { ...around, tell: () => undefined }
  const made = await makeExtracts(dataFolder, extractDays.slice(-extracts), quietly)
  if (!made.ok) throw new Error(made.problem)
  const opened = await openRegister({ dataFolder })
  if (!opened.ok) throw new Error(opened.problem)
  const { register } = opened
  const plan = readPlanFile(planFile)
  if (!plan.ok) throw new Error(plan.problems.join('\n'))
  const occasion = commandLineOccasion(around, 'the example')
  await addExamplePeople(register, dataFolder, occasion)
  await savePlan(register.db, plan.plan, occasion)
  await holdExamplePosts(register, occasion)
  await register.close()
}
