import type { QueryCreator, Selectable } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type {
  JudgedRating,
  MeasureStatus,
  Plan,
  PlanMeasure,
  PrintedFigure,
  Recommendation,
  SetTarget,
  Target,
} from './plan.ts'

type Db = QueryCreator<RegisterTables>
type Row<Table extends keyof RegisterTables> = Selectable<RegisterTables[Table]>

/**
 * The plan of an id, or the one recorded last; undefined where there is none. Of the register as it
 * is, or of `asAt` an instant.
 */
export async function findPlan(db: Db, planId?: string): Promise<Plan | undefined> {
  const plan = await db
    .selectFrom('plans')
    .selectAll()
    .$if(planId !== undefined, (query) => query.where('plan_id', '=', planId ?? ''))
    .orderBy('recorded_at', 'desc')
    .orderBy('plan_id')
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
  const leads = await db
    .selectFrom('recommendation_leads')
    .innerJoin('posts', 'posts.post_id', 'recommendation_leads.post_id')
    .where('recommendation_id', 'in', ids)
    .where('retired_at', 'is', null)
    .select(['recommendation_id', 'title'])
    .orderBy('position')
    .execute()
  const measures = await measuresOf(db, ids)
  const evidence = await statementsOf(db, 'evidence', ids)
  const actions = await statementsOf(db, 'actions', ids)
  return recommendations.map((row) => {
    const own = <Other extends { recommendation_id: number }>(rows: readonly Other[]) =>
      rows.filter((other) => other.recommendation_id === row.recommendation_id)
    return {
      ref: row.ref,
      subject: row.subject,
      intendedOutcome: row.intended_outcome,
      judgedRating: judgedRatingOf(own(ratings).at(-1)),
      leads: own(leads).map(({ title }) => title),
      measures: own(measures).map(({ measure }) => measure),
      evidence: own(evidence).map(({ statement }) => statement),
      actions: own(actions).map(({ statement }) => statement),
    }
  })
}

const statementsOf = (db: Db, table: 'evidence' | 'actions', ids: readonly number[]) =>
  db
    .selectFrom(table)
    .where('recommendation_id', 'in', ids)
    .where('retired_at', 'is', null)
    .select(['recommendation_id', 'statement'])
    .orderBy('position')
    .execute()

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
  return rows.map((row) => ({
    recommendation_id: row.recommendation_id,
    measure: measureOf(
      row,
      figures.filter((figure) => figure.plan_measure_id === row.plan_measure_id),
      targets.filter((target) => target.plan_measure_id === row.plan_measure_id),
    ),
  }))
}

function measureOf(
  row: Row<'plan_measures'>,
  figures: readonly Row<'printed_figures'>[],
  targets: readonly Row<'targets'>[],
): PlanMeasure {
  const printed = (role: string) => printedFigureOf(figures.find((figure) => figure.role === role))
  return {
    measure: row.measure,
    statement: row.statement,
    unit: row.unit as PlanMeasure['unit'],
    status: row.status as MeasureStatus,
    baseline: printed('baseline'),
    previous: printed('previous'),
    latest: printed('latest'),
    targets: targets.map(targetOf),
    assumed: row.assumed,
  }
}

function printedFigureOf(row: Row<'printed_figures'> | undefined): PrintedFigure | null {
  if (row === undefined) return null
  const { lowest_team: lowest, highest_team: highest } = row
  return {
    period: row.period,
    value: row.value,
    places: row.places,
    teamRange: lowest === null || highest === null ? null : { lowest, highest },
    geography: row.geography,
    source: row.source as PrintedFigure['source'],
    note: row.note,
  }
}

function targetOf(row: Row<'targets'>): Target {
  const by = row.due_on as LocalDate
  if (row.form === 'to be agreed' || row.form === 'not applicable') return { by, form: row.form }
  const { form, value, upper, ideal, scope } = row
  return { by, form, value, upper, ideal, scope } as SetTarget
}

function judgedRatingOf(row: Row<'judged_ratings'> | undefined): JudgedRating | null {
  if (row === undefined) return null
  return {
    rating: row.rating as JudgedRating['rating'],
    by: row.judged_by,
    on: row.judged_on as LocalDate | null,
    reason: row.reason,
  }
}
