import { addDays, localDate } from '#calendar/local-date.ts'
import { actionStatuses } from '#plan/actions/action.ts'
import { evidenceKinds, type Claim } from '#plan/evidence/evidence-item.ts'
import type { Plan, PlanAction, PlanEvidence, Recommendation } from '#plan/plan.ts'

const size = { recommendations: 200, actions: 5000, evidence: 20_000 }

const since = localDate('2018-04-01')
const days = 1000

/** A plan as large as any is likely to be: another's recommendations over and over, each with work. */
export function largePlan({ recommendations: some, ...plan }: Plan): Plan {
  const recommendations = Array.from({ length: size.recommendations }, (_, index) => ({
    ...nth(some, index),
    ref: `L.${index + 1}`,
  }))
  return {
    ...plan,
    id: 'large-plan',
    title: 'A large plan',
    recommendations,
    campaigns: [],
    actions: Array.from({ length: size.actions }, (_, index) => actionOf(index, recommendations)),
    evidence: Array.from({ length: size.evidence }, (_, index) =>
      evidenceOf(index, recommendations),
    ),
  }
}

function actionOf(index: number, recommendations: readonly Recommendation[]): PlanAction {
  const first = nth(recommendations, index)
  const status = nth(actionStatuses, index)
  return {
    id: index + 1,
    what: `Action ${index + 1}: go through the list with each team, and mend what is missing in it.`,
    owner: first.leads[0] ?? null,
    contributors: [],
    start: addDays(since, index % days),
    due: addDays(since, (index % days) + 90),
    status,
    stoppedBecause: status === 'stopped' ? 'It was not needed.' : null,
    milestones: [],
    recommendations: [first.ref],
    campaign: null,
  }
}

function evidenceOf(index: number, recommendations: readonly Recommendation[]): PlanEvidence {
  const from = addDays(since, index % days)
  return {
    id: index + 1,
    kind: nth(evidenceKinds, index),
    title: `Evidence ${index + 1}: what was found when the list was gone through`,
    about: { from, until: addDays(from, 30) },
    owner: null,
    expires: addDays(from, 720),
    claims: [claimOf(index, recommendations)],
    versions: [
      { received: addDays(from, 31), link: `https://council.example/evidence/${index + 1}` },
    ],
  }
}

const claimOf = (index: number, recommendations: readonly Recommendation[]): Claim =>
  index % 2 === 0
    ? { supports: 'recommendation', ref: nth(recommendations, index / 2).ref }
    : { supports: 'action', id: (((index - 1) / 2) % size.actions) + 1 }

/** The list is gone round again and again. */
function nth<One>(list: readonly One[], index: number): One {
  const one = list[index % list.length]
  if (one === undefined) throw new Error('There is nothing to take from.')
  return one
}
