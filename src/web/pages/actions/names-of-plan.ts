import type { Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import { findCampaigns, type Campaign } from '#plan/actions/campaigns.ts'
import { findPosts, type Post } from '#people/find-posts.ts'
import type { Plan } from '#plan/plan.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** What actions of a plan can name, for lists to choose from. */
export type NamesOfPlan = {
  readonly recommendations: readonly { readonly ref: string; readonly subject: string }[]
  readonly posts: readonly Post[]
  readonly campaigns: readonly Campaign[]
}

export const namesOfPlan = async (
  db: Kysely<RegisterTables>,
  plan: Plan,
  day: LocalDate,
): Promise<NamesOfPlan> => ({
  recommendations: plan.recommendations,
  posts: await findPosts(db, day),
  campaigns: await findCampaigns(db, plan.id),
})

export const campaignNames = (campaigns: readonly Campaign[]): ReadonlyMap<number, string> =>
  new Map(campaigns.map(({ id, name }) => [id, name]))
