import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findAims, type Aims } from './find-plan.ts'
import { findWork, planWorkOf, type WorkRows } from './find-work.ts'
import { findWorkSince } from './find-work-since.ts'
import { planClock } from './plan-clock.ts'
import type { Plan } from './plan.ts'

type Kept = {
  readonly at: number
  readonly plan: Plan | undefined
  readonly work: WorkRows | undefined
}

/**
 * Gives the plan that is shown, read anew only where something of it changed since: every change
 * moves the plan's clock. The same plan is the same object.
 */
export function keepPlan(db: Kysely<RegisterTables>): () => Promise<Plan | undefined> {
  let kept: Kept | undefined
  return async () => {
    const last = kept
    if (last !== undefined && last.at === (await planClock(db))) return last.plan
    kept = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (within): Promise<Kept> => {
        const at = await planClock(within)
        const aims = await findAims(within)
        if (aims === undefined) return { at, plan: undefined, work: undefined }
        const work =
          last?.plan && last.work && isNamedAlike(last.plan, aims)
            ? await findWorkSince(within, aims.id, { work: last.work, at: new Date(last.at) })
            : await findWork(within, aims.id)
        return { at, work, plan: { ...aims, ...planWorkOf(work, aims.recommendations) } }
      })
    return kept.plan
  }
}

/** Whether two plans call what work names the same, in the same order. */
const isNamedAlike = (one: Aims, other: Aims): boolean =>
  isDeepStrictEqual(namesIn(one), namesIn(other))

const namesIn = ({ id, recommendations }: Aims) => [
  id,
  ...recommendations.map(({ ref, measures }) => [ref, ...measures.map(({ measure }) => measure)]),
]
