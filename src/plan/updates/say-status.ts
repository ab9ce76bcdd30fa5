import { changeAction } from '../actions/change-action.ts'
import { contentOf, type Action } from '../actions/action.ts'
import { findAction } from '../actions/find-actions.ts'
import { changedMeanwhile, gone, type PlanEdit } from '../edit/edit.ts'

export type SaidStatus = Pick<Action, 'id' | 'version' | 'status' | 'stoppedBecause'>

/**
 * Has an action of the recommendation say how far it has come, where it still is at the version that
 * was read. Where it says so already nothing is written.
 */
export const sayingStatus =
  ({ id, version, status, stoppedBecause }: SaidStatus): PlanEdit =>
  async ({ within, occasion, planId }) => {
    const action = await findAction(within, id)
    if (action === undefined || action.planId !== planId || action.retiredAt !== null)
      return gone('An action is no longer in the plan: somebody retired it.')
    if (action.status === status && action.stoppedBecause === stoppedBecause)
      return { ok: true, id }
    const content = { ...contentOf(action), status, stoppedBecause }
    const changed = await changeAction(within, occasion, { id, version }, content)
    if (changed.ok) return { ok: true, id }
    if ('problems' in changed) return { ok: false, problems: changed.problems }
    if ('gone' in changed) return gone(changed.gone)
    const { theirs, yours } = changed.changedMeanwhile
    return changedMeanwhile({ version: theirs.version, content: contentOf(theirs) }, yours)
  }
