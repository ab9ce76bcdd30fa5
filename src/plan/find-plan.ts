import type { QueryCreator, Selectable } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { findWork, planWorkOf } from './find-work.ts'
import {
  judgedRatingOf,
  manualFigureOf,
  printedFigureOf,
  ratingOverrideOf,
  targetOf,
} from './plan-rows.ts'
import type { ManualFigure, MeasureStatus, Plan, PlanMeasure, Recommendation } from './plan.ts'

type Db = QueryCreator<RegisterTables>
type Row<Table extends keyof RegisterTables> = Selectable<RegisterTables[Table]>

/**
 * The plan of an id, or the one that pages show; undefined where there is none. Of the register as it
 * is, or of `asAt` an instant; before it was a choice of its own, the one recorded last was shown.
 */
export async function findPlan(db: Db, planId?: string): Promise<Plan | undefined> {
  const plan = await findAims(db, planId)
  return plan && { ...plan, ...planWorkOf(await findWork(db, plan.id), plan.recommendations) }
}

/** A plan without what is done for it. */
export type Aims = Omit<Plan, 'campaigns' | 'actions' | 'evidence'>

export async function findAims(db: Db, planId?: string): Promise<Aims | undefined> {
  const plan = await db
    .selectFrom('plans')
    .leftJoin('shown_plan', 'shown_plan.plan_id', 'plans.plan_id')
    .selectAll('plans')
    .$if(planId !== undefined, (query) => query.where('plans.plan_id', '=', planId ?? ''))
    .orderBy('shown_plan.plan_id', (order) => order.asc().nullsLast())
    .orderBy('recorded_at', 'desc')
    .orderBy('plans.plan_id')
    .limit(1)
    .executeTakeFirst()
  if (plan === undefined) return undefined
  return {
    id: plan.plan_id,
    council: plan.council,
    title: plan.title,
    inspection: plan.inspection,
    recommendations: await recommendationsOf(db, plan.plan_id),
  }
}

async function recommendationsOf(db: Db, planId: string): Promise<Recommendation[]> {
  const recommendations = await db
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .selectAll()
    .orderBy('position')
    .orderBy('recommendation_id')
    .execute()
  const ids = recommendations.map((row) => row.recommendation_id)
  if (ids.length === 0) return []
  const ratings = await db
    .selectFrom('judged_ratings')
    .where('recommendation_id', 'in', ids)
    .selectAll()
    .orderBy('judged_rating_id')
    .execute()
  const overrides = await db
    .selectFrom('rating_overrides')
    .innerJoin('posts', 'posts.post_id', 'owner_post_id')
    .where('recommendation_id', 'in', ids)
    .where('retired_at', 'is', null)
    .selectAll()
    .execute()
  const leads = await db
    .selectFrom('recommendation_leads')
    .innerJoin('posts', 'posts.post_id', 'recommendation_leads.post_id')
    .where('recommendation_id', 'in', ids)
    .where('retired_at', 'is', null)
    .select(['recommendation_id', 'title'])
    .orderBy('position')
    .execute()
  const measures = await measuresOf(db, ids)
  return recommendations.map((row) => {
    const own = <Other extends { recommendation_id: number }>(rows: readonly Other[]) =>
      rows.filter((other) => other.recommendation_id === row.recommendation_id)
    return {
      ref: row.ref,
      subject: row.subject,
      intendedOutcome: row.intended_outcome,
      judgedRating: judgedRatingOf(own(ratings).at(-1)),
      ratingOverride: ratingOverrideOf(own(overrides)[0]),
      leads: own(leads).map(({ title }) => title),
      measures: own(measures).map(({ measure }) => measure),
    }
  })
}

async function measuresOf(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom('plan_measures')
    .where('recommendation_id', 'in', ids)
    .where('retired_at', 'is', null)
    .selectAll()
    .orderBy('position')
    .orderBy('plan_measure_id')
    .execute()
  const measureIds = rows.map((row) => row.plan_measure_id)
  if (measureIds.length === 0) return []
  const figures = await db
    .selectFrom('printed_figures')
    .where('plan_measure_id', 'in', measureIds)
    .where('retired_at', 'is', null)
    .selectAll()
    .execute()
  const targets = await db
    .selectFrom('targets')
    .where('plan_measure_id', 'in', measureIds)
    .where('retired_at', 'is', null)
    .selectAll()
    .orderBy('due_on')
    .execute()
  const manual = await db
    .selectFrom('manual_figures')
    .innerJoin('posts', 'posts.post_id', 'owner_post_id')
    .where('plan_measure_id', 'in', measureIds)
    .where('retired_at', 'is', null)
    .selectAll()
    .execute()
  return rows.map((row) => {
    const own = <Other extends { plan_measure_id: number }>(all: readonly Other[]) =>
      all.filter((other) => other.plan_measure_id === row.plan_measure_id)
    return {
      recommendation_id: row.recommendation_id,
      measure: {
        ...measureOf(row, own(figures)),
        targets: own(targets).map(targetOf),
        manualFigures: own(manual).map(manualFigureOf).toSorted(byPeriod),
      },
    }
  })
}

function measureOf(
  row: Row<'plan_measures'>,
  figures: readonly Row<'printed_figures'>[],
): Omit<PlanMeasure, 'targets' | 'manualFigures'> {
  const printed = (role: string) => printedFigureOf(figures.find((figure) => figure.role === role))
  return {
    measure: row.measure,
    statement: row.statement,
    unit: row.unit as PlanMeasure['unit'],
    status: row.status as MeasureStatus,
    baseline: printed('baseline'),
    previous: printed('previous'),
    latest: printed('latest'),
    assumed: row.assumed,
    rationale: row.rationale,
  }
}

/** As texts, which a server would order by the language it was set up in. */
const byPeriod = (one: ManualFigure, other: ManualFigure): number =>
  one.period < other.period ? -1 : 1
