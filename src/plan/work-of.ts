import type { Plan, PlanAction, PlanEvidence } from './plan.ts'

/** What is done for a recommendation, and what shows it. */
export type Work = {
  readonly actions: readonly PlanAction[]
  /** What supports the recommendation, one of its measures or one of its actions. */
  readonly evidence: readonly PlanEvidence[]
}

const known = new WeakMap<Plan, ReadonlyMap<string, Work>>()

/** The work of a recommendation by its reference, in the plan's order. */
export function workOf(plan: Plan, ref: string): Work {
  const works = known.get(plan) ?? worksOf(plan)
  known.set(plan, works)
  return works.get(ref) ?? { actions: [], evidence: [] }
}

function worksOf({ recommendations, actions, evidence }: Plan): ReadonlyMap<string, Work> {
  const works = new Map(
    recommendations.map(({ ref }) => [
      ref,
      { actions: [] as PlanAction[], evidence: [] as PlanEvidence[] },
    ]),
  )
  const refsOf = new Map(actions.map((one) => [one.id, one.recommendations]))
  for (const action of actions)
    for (const ref of action.recommendations) works.get(ref)?.actions.push(action)
  for (const item of evidence) {
    const refs = item.claims.flatMap((claim) =>
      claim.supports === 'action' ? (refsOf.get(claim.id) ?? []) : [claim.ref],
    )
    for (const ref of new Set(refs)) works.get(ref)?.evidence.push(item)
  }
  return works
}
