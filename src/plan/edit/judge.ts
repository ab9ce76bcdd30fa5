import type { JudgedRating } from '../plan.ts'
import { judgedRatingOf } from '../plan-rows.ts'
import { saveJudgedRating } from '../save-ratings.ts'
import { changedMeanwhile, gone, record, type PlanEdit } from './edit.ts'
import { recommendationItem } from './recommendation-item.ts'

/**
 * Gives a recommendation a judged rating, which stands until the next. `lastId` is the number of the
 * rating that stood when it was judged, null where there was none; where another has come since, both
 * are shown.
 */
export const judging =
  (recommendationId: number, lastId: number | null, rating: JudgedRating): PlanEdit =>
  async (change) => {
    if ((await recommendationItem.find(change, recommendationId)) === undefined)
      return gone('The recommendation is no longer in the plan: somebody retired it.')
    const last = await change.within
      .selectFrom('judged_ratings')
      .where('recommendation_id', '=', recommendationId)
      .orderBy('judged_rating_id', 'desc')
      .limit(1)
      .selectAll()
      .executeTakeFirst()
    const before = judgedRatingOf(last)
    if ((last?.judged_rating_id ?? null) !== lastId)
      return changedMeanwhile({ version: last?.judged_rating_id ?? 0, content: before }, rating)
    const id = await saveJudgedRating(change.within, recommendationId, rating)
    await record(change, 'judged rating', recommendationId, before, rating)
    return { ok: true, id }
  }
