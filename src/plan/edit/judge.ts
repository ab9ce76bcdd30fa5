import type { JudgedRating } from '../plan.ts'
import { judgedRatingOf } from '../plan-rows.ts'
import { saveJudgedRating } from '../save-ratings.ts'
import { changedMeanwhile, gone, record, type Item, type Place, type PlanEdit } from './edit.ts'
import { recommendationItem } from './recommendation-item.ts'

/**
 * The rating that stands for a recommendation, by whose number it goes; its version is the number of
 * the rating, 0 before the first.
 */
export const judgedItem: Pick<
  Item<JudgedRating | null>,
  'subject' | 'hangsOn' | 'find' | 'parentOf'
> = {
  subject: 'judged rating',
  hangsOn: 'recommendation',
  async find(place, recommendationId) {
    if ((await recommendationItem.find(place, recommendationId)) === undefined) return undefined
    const last = await lastRating(place, recommendationId)
    return { version: last?.judged_rating_id ?? 0, content: judgedRatingOf(last) }
  },
  parentOf: (_, recommendationId) => Promise.resolve(recommendationId),
}

/**
 * Gives a recommendation a judged rating, which stands until the next. `lastId` is the number of the
 * rating that stood when it was judged, null where there was none; where another has come since, both
 * are shown.
 */
export const judging =
  (recommendationId: number, lastId: number | null, rating: JudgedRating): PlanEdit =>
  async (change) => {
    const kept = await judgedItem.find(change, recommendationId)
    if (kept === undefined)
      return gone('The recommendation is no longer in the plan: somebody retired it.')
    if (kept.version !== (lastId ?? 0)) return changedMeanwhile(kept, rating)
    const id = await saveJudgedRating(change.within, recommendationId, rating)
    await record(change, judgedItem.subject, recommendationId, kept.content, rating)
    return { ok: true, id }
  }

const lastRating = ({ within }: Pick<Place, 'within'>, recommendationId: number) =>
  within
    .selectFrom('judged_ratings')
    .where('recommendation_id', '=', recommendationId)
    .orderBy('judged_rating_id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
