import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findPlan } from './find-plan.ts'
import { readPlanFile } from './plan-file.ts'
import type { Plan } from './plan.ts'

const folder = path.join(import.meta.dirname, 'templates')

/** The names of the templates that come with the program. */
export const templateNames = (): readonly string[] =>
  readdirSync(folder)
    .map((file) => path.parse(file).name)
    .toSorted()

/**
 * What a new plan may begin from: a template of the program by its name, a plan of the register by
 * its id, or a plan file by its path. The problem is a sentence.
 */
export async function findTemplate(
  db: Kysely<RegisterTables>,
  named: string,
): Promise<
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly string[] }
> {
  if (templateNames().includes(named)) return readPlanFile(path.join(folder, `${named}.json`))
  const plan = await findPlan(db, named)
  if (plan !== undefined) return { ok: true, plan }
  const file = readPlanFile(named)
  if (file.ok) return file
  return /[./\\]/.test(named)
    ? file
    : {
        ok: false,
        problems: [
          `There is no template or plan called '${named}'. The templates are: ${templateNames().join(', ')}; plan list says which plans there are; a plan file is named by its path.`,
        ],
      }
}
