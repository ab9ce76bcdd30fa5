import { existsSync, readFileSync } from 'node:fs'
import { parsePlan, type ParsedPlan } from './parse-plan.ts'

/** Reads a plan from its JSON file (`example/plan.json` shows the form). */
export function readPlanFile(file: string): ParsedPlan {
  if (!existsSync(file)) return { ok: false, problems: [`There is no file ${file}.`] }
  return parsePlan(readFileSync(file, 'utf8'))
}
