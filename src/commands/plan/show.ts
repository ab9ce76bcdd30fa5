import { listPlans } from '#plan/list-plans.ts'
import { showPlan } from '#plan/shown-plan.ts'
import type { Register } from '#store/register.ts'
import { exits } from '../command.ts'
import { fail, type Verb } from './verb.ts'

/** Chooses the plan that pages show to everyone. */
export const showVerb: Verb = {
  takesSubject: true,
  async run({ subject: id, db, occasion, around }) {
    const chosen = await showPlan(db, id, occasion)
    if (chosen === 'no such plan')
      return fail(around, `The register has no plan ${id}. plan list says which there are.`)
    around.tell(
      chosen === 'shown now'
        ? `Pages show the plan ${id} from now on.`
        : `Pages show the plan ${id} already.`,
    )
    return exits.done
  },
}

/** Whether pages show a plan, and what has them show it. */
export async function shownSentence(db: Register['db'], id: string): Promise<string> {
  const shown = (await listPlans(db)).find(({ isShown }) => isShown)
  return shown === undefined || shown.id === id
    ? 'Pages show it.'
    : `Pages go on showing ${shown.id}; plan show ${id} has them show this one.`
}
