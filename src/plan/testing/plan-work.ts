import type { PlanAction, PlanEvidence } from '../plan.ts'

/** A plan of nothing but recommendations. */
export const noWork = { campaigns: [], actions: [], evidence: [] } as const

/** An action of which only what is given matters. */
export const planAction = (over: Partial<PlanAction> = {}): PlanAction => ({
  id: 1,
  what: 'Train every manager',
  owner: null,
  contributors: [],
  start: null,
  due: null,
  status: 'not started',
  stoppedBecause: null,
  milestones: [],
  recommendations: ['2019.1'],
  campaign: null,
  ...over,
})

/** Evidence of which only what is given matters. */
export const planEvidence = (over: Partial<PlanEvidence> = {}): PlanEvidence => ({
  id: 1,
  kind: 'not yet sorted',
  title: 'Managers meet every month.',
  about: null,
  owner: null,
  expires: null,
  claims: [{ supports: 'recommendation', ref: '2019.1' }],
  versions: [],
  ...over,
})
