import type { Recommendation } from '../plan.ts'
import { saveRecommendation } from '../save-recommendation.ts'
import { savePost } from '../save-post.ts'
import { type Change, type Item, type Kept, type Place } from './edit.ts'

/** What is edited of a recommendation itself; its measures and ratings are items of their own. */
export type RecommendationContent = Pick<
  Recommendation,
  'ref' | 'subject' | 'intendedOutcome' | 'leads'
>

/** A recommendation hangs on the plan, which has no number. */
export const recommendationItem: Item<RecommendationContent> = {
  subject: 'recommendation',
  find: findRecommendation,
  hangsOn: 'plan',
  parentOf: () => Promise.resolve(0),
  hasParent: async ({ within, planId }) =>
    (await within
      .selectFrom('plans')
      .where('plan_id', '=', planId)
      .select('plan_id')
      .executeTakeFirst()) !== undefined,
  async clashes({ within, planId }, { ref }, at) {
    const others = await within
      .selectFrom('recommendations')
      .where('plan_id', '=', planId)
      .where('ref', '=', ref)
      .where('retired_at', 'is', null)
      .$if('id' in at, (query) => query.where('recommendation_id', '<>', 'id' in at ? at.id : 0))
      .select('recommendation_id')
      .execute()
    return others.length === 0
      ? []
      : [
          {
            field: 'ref',
            sentence: `Another recommendation of the plan is ${ref}; choose another.`,
          },
        ]
  },
  async insert({ within, planId }, _, content) {
    const { last } = await within
      .selectFrom('recommendations')
      .where('plan_id', '=', planId)
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow()
    const empty = {
      judgedRating: null,
      ratingOverride: null,
      measures: [],
    }
    return saveRecommendation(within, planId, (last ?? 0) + 1, { ...empty, ...content })
  },
  async write(change, id, { ref, subject, intendedOutcome, leads }, version) {
    await change.within
      .updateTable('recommendations')
      .set({ ref, subject, intended_outcome: intendedOutcome, version })
      .where('recommendation_id', '=', id)
      .execute()
    await writeLeads(change, id, leads)
  },
  async retire({ within, occasion }, id, version) {
    await within
      .updateTable('recommendations')
      .set({ version, retired_at: occasion.at })
      .where('recommendation_id', '=', id)
      .execute()
  },
}

async function findRecommendation(
  { within, planId }: Place,
  id: number,
): Promise<Kept<RecommendationContent> | undefined> {
  const row = await within
    .selectFrom('recommendations')
    .where('recommendation_id', '=', id)
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const leads = await within
    .selectFrom('recommendation_leads')
    .innerJoin('posts', 'posts.post_id', 'recommendation_leads.post_id')
    .where('recommendation_id', '=', id)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .select('title')
    .execute()
  const { ref, subject, intended_outcome: intendedOutcome, version } = row
  return {
    version,
    content: { ref, subject, intendedOutcome, leads: leads.map(({ title }) => title) },
  }
}

/** Retires the leads that are no longer named, moves those that are, and adds the others. */
async function writeLeads(
  { within, occasion }: Change,
  recommendation_id: number,
  titles: readonly string[],
): Promise<void> {
  const there = await within
    .selectFrom('recommendation_leads')
    .where('recommendation_id', '=', recommendation_id)
    .where('retired_at', 'is', null)
    .selectAll()
    .execute()
  const wanted: number[] = []
  for (const title of titles) wanted.push(await savePost(within, title))
  for (const { recommendation_lead_id, post_id } of there) {
    const position = wanted.indexOf(post_id) + 1
    await within
      .updateTable('recommendation_leads')
      .set(position === 0 ? { retired_at: occasion.at } : { position })
      .where('recommendation_lead_id', '=', recommendation_lead_id)
      .execute()
  }
  for (const [index, post_id] of wanted.entries()) {
    if (there.some((lead) => lead.post_id === post_id)) continue
    await within
      .insertInto('recommendation_leads')
      .values({ recommendation_id, position: index + 1, post_id })
      .execute()
  }
}
