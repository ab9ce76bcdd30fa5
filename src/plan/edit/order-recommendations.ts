import { isDeepStrictEqual } from 'node:util'
import { changedMeanwhile, gone, record, type PlanEdit } from './edit.ts'

/**
 * Puts the recommendations of a plan in another order, given and wanted by their numbers. Refused
 * where the order is no longer the one that was given. The number it comes to is the first one’s.
 */
export const orderingRecommendations =
  (given: readonly number[], wanted: readonly number[]): PlanEdit =>
  async (change) => {
    const { within, planId } = change
    const rows = await within
      .selectFrom('recommendations')
      .where('plan_id', '=', planId)
      .where('retired_at', 'is', null)
      .orderBy('position')
      .orderBy('recommendation_id')
      .select(['recommendation_id', 'ref'])
      .execute()
    const there = rows.map(({ recommendation_id }) => recommendation_id)
    const [first] = there
    if (first === undefined) return gone('The plan has no recommendations to put in order.')
    if (!isDeepStrictEqual(there, given))
      return changedMeanwhile({ version: 0, content: there }, wanted)
    if (!isDeepStrictEqual(there.toSorted(byNumber), wanted.toSorted(byNumber)))
      throw new Error('The order wanted has other recommendations than the plan.')
    for (const [index, id] of wanted.entries()) {
      await within
        .updateTable('recommendations')
        .set({ position: index + 1 })
        .where('recommendation_id', '=', id)
        .execute()
    }
    const refs = new Map(rows.map(({ recommendation_id, ref }) => [recommendation_id, ref]))
    const inWords = (ids: readonly number[]) => ids.map((id) => refs.get(id))
    await record(change, 'order of recommendations', planId, inWords(there), inWords(wanted))
    return { ok: true, id: wanted[0] ?? first }
  }

const byNumber = (one: number, other: number): number => one - other
