import { changedMeanwhile, gone, record, type PlanEdit } from '../edit/edit.ts'
import { recommendationItem } from '../edit/recommendation-item.ts'
import { contentsOf } from './contents-of.ts'
import { personOf } from './save-update.ts'
import { sha256Of } from './update.ts'

/**
 * Approves an update that was given, in the name of whoever does it. `sha256` is of the content that
 * they read: where it says something else by now, nothing is approved. Nobody approves what they gave.
 */
export const approving =
  (updateId: number, sha256: string): PlanEdit =>
  async (change) => {
    const { within, occasion } = change
    const row = await within
      .selectFrom('updates')
      .selectAll()
      .where('update_id', '=', updateId)
      .executeTakeFirst()
    const content = (await contentsOf(within, [updateId])).get(updateId)
    if (row === undefined || content === undefined) return gone('There is no such update.')
    if ((await recommendationItem.find(change, row.recommendation_id)) === undefined)
      return gone('The recommendation is no longer in the plan: somebody retired it.')
    if (sha256Of(content) !== sha256)
      return changedMeanwhile({ version: row.version, content: JSON.parse(content) }, null)
    const approver = personOf(occasion)
    if (row.given_by === null)
      return refuse('The update has not been given yet; it is approved once it is.')
    if (row.given_by === approver)
      return refuse('You gave this update yourself; somebody else approves it.')
    const there = await within
      .selectFrom('update_approvals')
      .select('update_approval_id')
      .where('update_id', '=', updateId)
      .where('approved_by', '=', approver)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (there !== undefined) return { ok: true, id: there.update_approval_id }
    const { update_approval_id: id } = await within
      .insertInto('update_approvals')
      .values({
        update_id: updateId,
        approved_by: approver,
        approved_at: occasion.at,
        content,
        sha256,
      })
      .returning('update_approval_id')
      .executeTakeFirstOrThrow()
    await record(change, 'approval of update', updateId, null, { sha256 })
    return { ok: true, id }
  }

const refuse = (sentence: string) =>
  ({ ok: false, problems: [{ field: 'approve', sentence }] }) as const
