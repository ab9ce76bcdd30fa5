import { findPlan } from '#plan/find-plan.ts'
import { findTemplate } from '#plan/find-template.ts'
import { parsePlan } from '#plan/parse-plan.ts'
import { planFileText } from '#plan/plan-file-text.ts'
import { planFromTemplate } from '#plan/plan-from-template.ts'
import { savePlan } from '#plan/plan-store.ts'
import { exits } from '../command.ts'
import { shownSentence } from './show.ts'
import { fail, type Verb } from './verb.ts'

/** Begins a new plan in the register from a template, another plan or a plan file. */
export const newPlan: Verb = {
  takesSubject: true,
  async run({ subject: id, values, db, occasion, around }) {
    const { from, title, inspection } = values
    if (from === undefined || title === undefined || inspection === undefined)
      return fail(around, 'plan new needs --from TEMPLATE, --title TEXT and --inspection TEXT.')
    const template = await findTemplate(db, from)
    if (!template.ok) return fail(around, ...template.problems)
    const council = values.council ?? (await findPlan(db))?.council
    if (council === undefined)
      return fail(around, 'The register has no plan yet that says whose it is: add --council NAME.')
    const plan = planFromTemplate(template.plan, { id, title, inspection, council })
    // What was typed has a plan file's limits.
    const checked = parsePlan(planFileText(plan))
    if (!checked.ok) return fail(around, ...checked.problems)
    if ((await savePlan(db, checked.plan, occasion)) !== 'saved')
      return fail(
        around,
        `The register has a plan ${id} already. Nothing was changed; choose another id.`,
      )
    around.tell(
      `The plan ${id} is begun with ${plan.recommendations.length} recommendations. ${await shownSentence(db, id)}`,
    )
    return exits.done
  },
}
