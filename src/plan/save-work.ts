import type { Transaction } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Claim } from './evidence/evidence-item.ts'
import { versionColumns } from './evidence/save-version.ts'
import type { Plan, PlanAction, PlanEvidence } from './plan.ts'
import { savePost } from './save-post.ts'

type Within = Transaction<RegisterTables>

type Numbers = {
  readonly recommendations: ReadonlyMap<string, number>
  /** By recommendation and catalogue id, a space between them. */
  readonly measures: ReadonlyMap<string, number>
  readonly campaigns: ReadonlyMap<string, number>
}

/** Puts campaigns, actions and evidence into a plan whose recommendations the register has. */
export async function saveWork(within: Within, plan: Plan, at: Date): Promise<void> {
  const numbers = {
    ...(await numbersOf(within, plan.id)),
    campaigns: await saveCampaigns(within, plan),
  }
  const places = new Map<number, number>()
  const actions = new Map<number, number>()
  for (const action of plan.actions)
    actions.set(action.id, await saveAction(within, plan.id, action, numbers, places, at))
  for (const item of plan.evidence)
    await saveEvidence(within, plan.id, item, { ...numbers, actions }, at)
}

async function numbersOf(within: Within, planId: string) {
  const recommendations = await within
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .select(['recommendation_id', 'ref'])
    .execute()
  const measures = await within
    .selectFrom('plan_measures')
    .innerJoin(
      'recommendations',
      'recommendations.recommendation_id',
      'plan_measures.recommendation_id',
    )
    .where('plan_id', '=', planId)
    .select(['plan_measure_id', 'ref', 'measure'])
    .execute()
  return {
    recommendations: new Map(recommendations.map((one) => [one.ref, one.recommendation_id])),
    measures: new Map(measures.map((one) => [`${one.ref} ${one.measure}`, one.plan_measure_id])),
  }
}

async function saveCampaigns(within: Within, { id, campaigns }: Plan) {
  const numbers = new Map<string, number>()
  for (const { name, from, until } of campaigns) {
    const { campaign_id } = await within
      .insertInto('campaigns')
      .values({ plan_id: id, name, from_on: from, until_on: until })
      .returning('campaign_id')
      .executeTakeFirstOrThrow()
    numbers.set(name, campaign_id)
  }
  return numbers
}

async function saveAction(
  within: Within,
  planId: string,
  action: PlanAction,
  numbers: Numbers,
  /** How many actions each recommendation has so far. */
  places: Map<number, number>,
  at: Date,
): Promise<number> {
  const { action_id } = await within
    .insertInto('plan_actions')
    .values({
      plan_id: planId,
      what: action.what,
      owner_post_id: await postOf(within, action.owner),
      start_on: action.start,
      due_on: action.due,
      status: action.status,
      stopped_because: action.stoppedBecause,
      campaign_id: action.campaign === null ? null : numberOf(numbers.campaigns, action.campaign),
      changed_at: at,
    })
    .returning('action_id')
    .executeTakeFirstOrThrow()
  for (const ref of action.recommendations) {
    const recommendation_id = numberOf(numbers.recommendations, ref)
    const position = (places.get(recommendation_id) ?? 0) + 1
    places.set(recommendation_id, position)
    await within
      .insertInto('action_recommendations')
      .values({ action_id, recommendation_id, position })
      .execute()
  }
  for (const title of action.contributors)
    await within
      .insertInto('action_contributors')
      .values({ action_id, post_id: await savePost(within, title) })
      .execute()
  for (const { what, due, done } of action.milestones)
    await within
      .insertInto('action_milestones')
      .values({ action_id, what, due_on: due, done_on: done })
      .execute()
  return action_id
}

async function saveEvidence(
  within: Within,
  planId: string,
  item: PlanEvidence,
  numbers: Numbers & { readonly actions: ReadonlyMap<number, number> },
  at: Date,
): Promise<void> {
  const { evidence_item_id } = await within
    .insertInto('evidence_items')
    .values({
      plan_id: planId,
      kind: item.kind,
      title: item.title,
      about_from: item.about?.from ?? null,
      about_until: item.about?.until ?? null,
      owner_post_id: await postOf(within, item.owner),
      expires_on: item.expires,
      changed_at: at,
    })
    .returning('evidence_item_id')
    .executeTakeFirstOrThrow()
  for (const claim of item.claims)
    await within
      .insertInto('evidence_claims')
      .values({ evidence_item_id, ...claimRow(claim, numbers) })
      .execute()
  for (const [index, version] of item.versions.entries())
    await within
      .insertInto('evidence_versions')
      .values({
        evidence_item_id,
        number: index + 1,
        received_on: version.received,
        added_at: at,
        ...versionColumns(version),
      })
      .execute()
}

function claimRow(
  claim: Claim,
  {
    recommendations,
    measures,
    actions,
  }: Numbers & { readonly actions: ReadonlyMap<number, number> },
) {
  if (claim.supports === 'action') return { action_id: numberOf(actions, claim.id) }
  return claim.supports === 'recommendation'
    ? { recommendation_id: numberOf(recommendations, claim.ref) }
    : { plan_measure_id: numberOf(measures, `${claim.ref} ${claim.measure}`) }
}

const postOf = async (within: Within, title: string | null): Promise<number | null> =>
  title === null ? null : savePost(within, title)

function numberOf<Name>(numbers: ReadonlyMap<Name, number>, name: Name): number {
  const number = numbers.get(name)
  if (number === undefined)
    throw new Error(`The plan names ${String(name)}, which it does not have.`)
  return number
}
