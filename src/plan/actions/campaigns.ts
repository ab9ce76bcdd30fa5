import type { QueryCreator, Transaction } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { textProblem, type FieldProblem } from '../field-problem.ts'
import { takePlanTurn } from '../plan-turn.ts'

type Within = Transaction<RegisterTables>

/** A dated set of actions; both days are within it. */
export type CampaignContent = {
  readonly name: string
  readonly from: LocalDate
  readonly until: LocalDate
}

export type Campaign = CampaignContent & { readonly id: number; readonly version: number }

/** What came of a change: nothing was written unless it is ok. */
export type ChangedCampaign =
  | { readonly ok: true; readonly campaign: Campaign }
  | { readonly ok: false; readonly problems: readonly FieldProblem<keyof CampaignContent>[] }
  | {
      readonly ok: false
      readonly changedMeanwhile: { readonly theirs: Campaign; readonly yours: CampaignContent }
    }
  | { readonly ok: false; readonly gone: string }

/** The campaigns of a plan that are in use, the earliest first. */
export async function findCampaigns(
  db: QueryCreator<RegisterTables>,
  planId: string,
): Promise<readonly Campaign[]> {
  const rows = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .orderBy('from_on')
    .orderBy('campaign_id')
    .execute()
  return rows.map(({ campaign_id, version, name, from_on, until_on }) => ({
    id: campaign_id,
    version,
    name,
    from: from_on as LocalDate,
    until: until_on as LocalDate,
  }))
}

/** Adds a campaign to a plan, whose campaigns all have names of their own. */
export async function addCampaign(
  within: Within,
  occasion: Occasion,
  planId: string,
  given: CampaignContent,
): Promise<ChangedCampaign> {
  const content = { ...given, name: given.name.trim() }
  await takePlanTurn(within)
  const problems = await problemsOf(within, planId, content, undefined)
  if (problems.length > 0) return { ok: false, problems }
  const { campaign_id } = await within
    .insertInto('campaigns')
    .values({
      plan_id: planId,
      name: content.name,
      from_on: content.from,
      until_on: content.until,
    })
    .returning('campaign_id')
    .executeTakeFirstOrThrow()
  await record(within, occasion, campaign_id, null, content)
  return { ok: true, campaign: { id: campaign_id, version: 1, ...content } }
}

/** Renames or moves a campaign, where it still is at the version that was read. */
export async function changeCampaign(
  within: Within,
  occasion: Occasion,
  planId: string,
  { id, version }: Pick<Campaign, 'id' | 'version'>,
  given: CampaignContent,
): Promise<ChangedCampaign> {
  const content = { ...given, name: given.name.trim() }
  await takePlanTurn(within)
  const theirs = (await findCampaigns(within, planId)).find((one) => one.id === id)
  if (theirs === undefined) return { ok: false, gone: `The plan has no campaign ${id} in use.` }
  if (theirs.version !== version) return { ok: false, changedMeanwhile: { theirs, yours: content } }
  const problems = await problemsOf(within, planId, content, id)
  if (problems.length > 0) return { ok: false, problems }
  await within
    .updateTable('campaigns')
    .set({
      name: content.name,
      from_on: content.from,
      until_on: content.until,
      version: version + 1,
    })
    .where('campaign_id', '=', id)
    .execute()
  const { name, from, until } = theirs
  await record(within, occasion, id, { name, from, until }, content)
  return { ok: true, campaign: { id, version: version + 1, ...content } }
}

/**
 * Takes a campaign out of use. Resolves to a sentence where it is gone already or actions in use
 * still belong to it: they would say they belong to nothing.
 */
export async function retireCampaign(
  within: Within,
  occasion: Occasion,
  planId: string,
  id: number,
): Promise<string | undefined> {
  await takePlanTurn(within)
  const campaign = (await findCampaigns(within, planId)).find((one) => one.id === id)
  if (campaign === undefined) return `The plan has no campaign ${id} in use.`
  const { left } = await within
    .selectFrom('plan_actions')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('campaign_id', '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (left > 0)
    return `Actions still belong to the campaign ‘${campaign.name}’ (${left}); move them first.`
  await within
    .updateTable('campaigns')
    .set({ retired_at: occasion.at, version: campaign.version + 1 })
    .where('campaign_id', '=', id)
    .execute()
  const { name, from, until } = campaign
  await record(within, occasion, id, { name, from, until }, null)
  return undefined
}

async function problemsOf(
  within: Within,
  planId: string,
  { name, from, until }: CampaignContent,
  own: number | undefined,
): Promise<readonly FieldProblem<keyof CampaignContent>[]> {
  const problems: FieldProblem<keyof CampaignContent>[] = []
  const text = textProblem(name, { name: 'The name', most: 200, required: true })
  if (text !== undefined) problems.push({ field: 'name', sentence: text })
  const others = (await findCampaigns(within, planId)).filter(({ id }) => id !== own)
  if (others.some((one) => one.name === name))
    problems.push({
      field: 'name',
      sentence: `The plan has a campaign called ‘${name}’; choose another name.`,
    })
  if (until < from)
    problems.push({
      field: 'until',
      sentence: 'The last day comes before the first; change one of them.',
    })
  return problems
}

const record = (
  within: Within,
  occasion: Occasion,
  id: number,
  before: CampaignContent | null,
  after: CampaignContent | null,
): Promise<void> =>
  addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'campaign',
    subjectId: String(id),
    before,
    after,
  })
