import { writeFile } from 'node:fs/promises'
import { dayInWords } from '#calendar/day-in-words.ts'
import { lastInstantOf } from '#calendar/last-instant.ts'
import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import { findPlan } from '#plan/find-plan.ts'
import { asAt } from '#plan/history/as-at.ts'
import { planFileText } from '#plan/plan-file-text.ts'
import { exits } from '../command.ts'
import { sentenceOf } from '../sentence-of.ts'
import { fail, type Verb } from './verb.ts'

/** Writes a plan to a file that is not there yet: as it is, or as it stood at the end of a day. */
export const exportPlan: Verb = {
  takesSubject: false,
  async run({ values, db, around }) {
    const { to, plan: id, on } = values
    if (to === undefined) return fail(around, 'plan export needs a file to write: --to FILE.')
    const day = on === undefined ? null : dayOf(on, around.today())
    if (day !== null && typeof day !== 'string') return fail(around, day.problem)
    const plan = await findPlan(day === null ? db : asAt(db, lastInstantOf(day)), id)
    const then = day === null ? '' : ` on ${dayInWords(day)}`
    if (plan === undefined) {
      const which = id === undefined ? 'plan' : `plan ${id}`
      return fail(around, `The register has no ${which}${then}. plan list says which there are.`)
    }
    const problem = await writeNew(to, planFileText(plan))
    if (problem !== undefined) return fail(around, problem)
    around.tell(`The plan ${plan.id}${then === '' ? '' : ` as it stood${then}`} is in ${to}.`)
    return exits.done
  },
}

function dayOf(text: string, today: LocalDate): LocalDate | { readonly problem: string } {
  const day = parseLocalDate(text)
  if (day === undefined) return { problem: `'${text}' is not a day: write it as YYYY-MM-DD.` }
  return day <= today
    ? day
    : { problem: `${dayInWords(day)} is still to come; leave out --on for the plan as it is.` }
}

async function writeNew(file: string, text: string): Promise<string | undefined> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 })
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST'
      ? `There is a file ${file} already. Nothing was written; name another.`
      : sentenceOf(error)
  }
}
