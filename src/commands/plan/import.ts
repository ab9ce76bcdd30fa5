import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { exits } from '../command.ts'
import { shownSentence } from './show.ts'
import { fail, type Verb } from './verb.ts'

/** Puts the plan of a file into the register, whole, beside those that are there. */
export const importPlan: Verb = {
  takesSubject: true,
  async run({ subject: file, db, occasion, around }) {
    const read = readPlanFile(file)
    if (!read.ok) return fail(around, ...read.problems)
    for (const note of read.notes) around.tell(note)
    const { id } = read.plan
    const saved = await savePlan(db, read.plan, occasion)
    if (saved === 'differs') {
      around.tell(
        `The register has a plan ${id} that says something else. Nothing was changed; change that one, or give the file's plan another id.`,
      )
      return exits.refused
    }
    around.tell(
      saved === 'saved'
        ? `The plan ${id} is in the register. ${await shownSentence(db, id)}`
        : `The plan ${id} was in the register already, and says the same.`,
    )
    return exits.done
  },
}
