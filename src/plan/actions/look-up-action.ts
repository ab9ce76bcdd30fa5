import type { Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { FieldProblem } from '../field-problem.ts'
import { noSuchPost, postsOfTitles } from '../posts-of-titles.ts'
import type { ActionContent } from './action.ts'
import type { ActionField } from './check-action.ts'

/** The register's numbers of what an action names. */
export type LookedUp = {
  readonly owner: number | null
  readonly contributors: readonly number[]
  readonly recommendations: readonly number[]
}

/** Finds what an action names in its plan, or says what is not there. */
export async function lookUpAction(
  within: Transaction<RegisterTables>,
  planId: string,
  { owner, contributors, recommendations, campaign }: ActionContent,
): Promise<
  | { readonly ok: true; readonly lookedUp: LookedUp }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ActionField>[] }
> {
  const posts = await postsOfTitles(within, [...(owner === null ? [] : [owner]), ...contributors])
  const refs = await recommendationsOfRefs(within, planId, recommendations)
  const problems: FieldProblem<ActionField>[] = []
  if (owner !== null && !posts.has(owner))
    problems.push({ field: 'owner', sentence: noSuchPost(owner) })
  for (const title of contributors.filter((one) => !posts.has(one)))
    problems.push({ field: 'contributors', sentence: noSuchPost(title) })
  for (const ref of recommendations.filter((one) => !refs.has(one)))
    problems.push({
      field: 'recommendations',
      sentence: `The plan has no recommendation ${ref}; choose one of its own.`,
    })
  if (campaign !== null && !(await hasCampaign(within, planId, campaign)))
    problems.push({ field: 'campaign', sentence: 'The plan has no such campaign; choose another.' })
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    lookedUp: {
      owner: owner === null ? null : (posts.get(owner) ?? null),
      contributors: contributors.flatMap((title) => posts.get(title) ?? []),
      recommendations: recommendations.flatMap((ref) => refs.get(ref) ?? []),
    },
  }
}

async function recommendationsOfRefs(
  within: Transaction<RegisterTables>,
  planId: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (refs.length === 0) return new Map()
  const rows = await within
    .selectFrom('recommendations')
    .select(['ref', 'recommendation_id'])
    .where('plan_id', '=', planId)
    .where('ref', 'in', refs)
    .where('retired_at', 'is', null)
    .execute()
  return new Map(rows.map(({ ref, recommendation_id }) => [ref, recommendation_id]))
}

const hasCampaign = async (within: Transaction<RegisterTables>, planId: string, id: number) =>
  (await within
    .selectFrom('campaigns')
    .select('campaign_id')
    .where('campaign_id', '=', id)
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .executeTakeFirst()) !== undefined
