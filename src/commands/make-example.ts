import path from 'node:path'
import { extractDays, newestExtract } from '#example/extract-days.ts'
import { findPlan } from '#plan/find-plan.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { addExamplePeople } from './add-example-people.ts'
import type { MadeExample } from './example-extracts.ts'
import { holdExamplePosts } from './hold-example-posts.ts'
import { commandLineOccasion } from './with-register.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')

/**
 * Makes what is missing of the example council in its data folder: its extracts, oldest first,
 * each imported by the ordinary import, and its plan in the register, which comes last: without it
 * the next call makes the rest and activates the newest.
 */
export async function makeExample(
  dataFolder: string,
  register: Register,
  around: Surroundings,
): Promise<MadeExample> {
  const { db } = register
  const isWhole = (await findPlan(db)) !== undefined
  const there = new Set(listSnapshots(dataFolder).map(({ extractedOn }) => extractedOn))
  const missing = extractDays.filter(
    (day) => !there.has(day) || (day === newestExtract && !isWhole),
  )
  if (missing.length > 0) {
    // The generator is loaded where it is needed: a second start need not wait for it.
    const { makeExtracts } = await import('./example-extracts.ts')
    const made = await makeExtracts(dataFolder, missing, around)
    if (!made.ok) return made
  }
  const occasion = commandLineOccasion(around, 'the example')
  await addExamplePeople(register, dataFolder, occasion)
  if (isWhole) return { ok: true }
  const plan = readPlanFile(planFile)
  if (!plan.ok) return { ok: false, problem: plan.problems.join('\n') }
  await savePlan(db, plan.plan, occasion)
  await holdExamplePosts(register, occasion)
  return { ok: true }
}
