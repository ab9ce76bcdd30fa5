import type { RatingOverride } from '../plan.ts'
import { ratingOverrideOf } from '../plan-rows.ts'
import { overrideColumns, saveOverride } from '../save-ratings.ts'
import type { Item } from './edit.ts'
import { ownerProblems } from './owner-problems.ts'
import { recommendationItem } from './recommendation-item.ts'

/** An override of the computed rating hangs on a recommendation, which has one at most. */
export const overrideItem: Item<RatingOverride> = {
  subject: 'override of the computed rating',
  async find(change, id) {
    const row = await change.within
      .selectFrom('rating_overrides')
      .innerJoin('posts', 'posts.post_id', 'owner_post_id')
      .where('rating_override_id', '=', id)
      .where('retired_at', 'is', null)
      .selectAll()
      .executeTakeFirst()
    const content = ratingOverrideOf(row)
    if (row === undefined || content === null) return undefined
    const recommendation = await recommendationItem.find(change, row.recommendation_id)
    return recommendation && { version: row.version, content }
  },
  hangsOn: 'recommendation',
  async parentOf({ within }, id) {
    const row = await within
      .selectFrom('rating_overrides')
      .where('rating_override_id', '=', id)
      .select('recommendation_id')
      .executeTakeFirst()
    return row?.recommendation_id
  },
  hasParent: async (change, id) => (await recommendationItem.find(change, id)) !== undefined,
  async clashes({ within }, { owner }, at) {
    const others =
      'id' in at
        ? []
        : await within
            .selectFrom('rating_overrides')
            .where('recommendation_id', '=', at.parentId)
            .where('retired_at', 'is', null)
            .select('rating_override_id')
            .execute()
    return [
      ...others.map(() => ({
        field: 'rating',
        sentence: 'The computed rating has an override already; change that one, or end it first.',
      })),
      ...(await ownerProblems(within, owner)),
    ]
  },
  insert: ({ within }, recommendationId, content) =>
    saveOverride(within, recommendationId, content),
  async write({ within }, id, content, version) {
    await within
      .updateTable('rating_overrides')
      .set({ ...(await overrideColumns(within, content)), version })
      .where('rating_override_id', '=', id)
      .execute()
  },
  async retire({ within, occasion }, id, version) {
    await within
      .updateTable('rating_overrides')
      .set({ version, retired_at: occasion.at })
      .where('rating_override_id', '=', id)
      .execute()
  },
}
