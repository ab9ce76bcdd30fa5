import type { QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { contentOf, type Action } from './actions/action.ts'
import { findCampaigns, type Campaign } from './actions/campaigns.ts'
import { readActionsOfPlan } from './actions/read-actions.ts'
import {
  evidenceContentOf,
  type Claim,
  type EvidenceItem,
  type EvidenceVersion,
  type NewVersion,
} from './evidence/evidence-item.ts'
import { readEvidenceOfPlan } from './evidence/read-evidence.ts'
import type { Plan, PlanAction, PlanEvidence, Recommendation } from './plan.ts'

type Db = QueryCreator<RegisterTables>

/** What is done for a plan, as the register has it. */
export type WorkRows = {
  readonly campaigns: readonly Campaign[]
  readonly actions: readonly Action[]
  readonly evidence: readonly EvidenceItem[]
}

export const findWork = async (db: Db, planId: string): Promise<WorkRows> => ({
  campaigns: await findCampaigns(db, planId),
  actions: await readActionsOfPlan(db, planId),
  evidence: await readEvidenceOfPlan(db, planId),
})

/** What is done for a plan of these recommendations, and what shows it. */
export function planWorkOf(
  { campaigns, actions, evidence }: WorkRows,
  recommendations: readonly Recommendation[],
): Pick<Plan, 'campaigns' | 'actions' | 'evidence'> {
  const isThere = claimsIn(recommendations, actions)
  return {
    campaigns: campaigns.map(({ name, from, until }) => ({ name, from, until })),
    actions: actions.map((one) => planActionOf(one, campaigns)),
    evidence: evidence.map((one) => ({
      ...planEvidenceOf(one),
      claims: one.claims.filter(isThere),
    })),
  }
}

const planActionOf = (one: Action, campaigns: readonly Campaign[]): PlanAction => ({
  id: one.id,
  ...contentOf(one),
  milestones: one.milestones.map(({ what, due, done }) => ({ what, due, done })),
  campaign: campaigns.find(({ id }) => id === one.campaign)?.name ?? null,
})

const planEvidenceOf = (one: EvidenceItem): PlanEvidence => ({
  id: one.id,
  ...evidenceContentOf(one),
  versions: one.versions.map(versionOf),
})

const versionOf = (one: EvidenceVersion): NewVersion =>
  'link' in one
    ? { received: one.received, link: one.link }
    : { received: one.received, file: one.file }

/** Whether what a claim names is in the plan; it may have been retired since. */
function claimsIn(recommendations: readonly Recommendation[], actions: readonly Action[]) {
  const there = new Set([
    ...actions.map(({ id }) => `action ${id}`),
    ...recommendations.flatMap(({ ref, measures }) => [
      `recommendation ${ref}`,
      ...measures.map(({ measure }) => `measure ${measure} of ${ref}`),
    ]),
  ])
  return (claim: Claim): boolean => there.has(nameOf(claim))
}

function nameOf(claim: Claim): string {
  if (claim.supports === 'action') return `action ${claim.id}`
  return claim.supports === 'measure'
    ? `measure ${claim.measure} of ${claim.ref}`
    : `recommendation ${claim.ref}`
}
