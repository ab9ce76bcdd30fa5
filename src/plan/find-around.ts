import { sql, type QueryCreator } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Around } from './around.ts'

type Db = QueryCreator<RegisterTables>

/** What the register, or the register `asAt` an instant, knows around a plan on a day. */
export const findAround = async (db: Db, planId: string, day: LocalDate): Promise<Around> => ({
  day,
  vacantPosts: await findVacantPosts(db, planId, day),
  said: await findSaid(db, planId),
  openSince: await findOpenSince(db, planId, day),
})

/** The narrative of the latest update that was given of each recommendation. */
async function findSaid(db: Db, planId: string): Promise<Around['said']> {
  const rows = await db
    .selectFrom('updates')
    .innerJoin('recommendations', 'recommendations.recommendation_id', 'updates.recommendation_id')
    .where('plan_id', '=', planId)
    .where('retired_at', 'is', null)
    .where('given_at', 'is not', null)
    .distinctOn('updates.recommendation_id')
    .orderBy('updates.recommendation_id')
    .orderBy('month', 'desc')
    .select(['ref', 'month', 'narrative'])
    .execute()
  return rows
}

/** A deputy is somebody: a post with one is not vacant. */
async function findVacantPosts(db: Db, planId: string, day: LocalDate): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('posts')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('recommendation_leads as lead')
          .innerJoin(
            'recommendations',
            'recommendations.recommendation_id',
            'lead.recommendation_id',
          )
          .where('plan_id', '=', planId)
          .where('lead.retired_at', 'is', null)
          .whereRef('lead.post_id', '=', 'posts.post_id')
          .select('lead.post_id'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('post_holders')
            .whereRef('post_holders.post_id', '=', 'posts.post_id')
            .where('from_on', '<=', day)
            .where((held) => held.or([held('until_on', 'is', null), held('until_on', '>=', day)]))
            .select('post_holders.post_id'),
        ),
      ),
    )
    .select('title')
    .orderBy('post_id')
    .execute()
  return rows.map(({ title }) => title)
}

/**
 * The day since which each target has been to be agreed without a break, as the plan's history has
 * it; what it said before its history began is not known, so the day it began counts.
 */
async function findOpenSince(db: Db, planId: string, day: LocalDate): Promise<Around['openSince']> {
  const rows = await db
    .selectFrom('targets')
    .innerJoin('plan_measures', 'plan_measures.plan_measure_id', 'targets.plan_measure_id')
    .innerJoin(
      'recommendations',
      'recommendations.recommendation_id',
      'plan_measures.recommendation_id',
    )
    .where('recommendations.plan_id', '=', planId)
    .where('targets.form', '=', 'to be agreed')
    .where('targets.retired_at', 'is', null)
    .where('plan_measures.retired_at', 'is', null)
    .where('recommendations.retired_at', 'is', null)
    .select(['ref', 'plan_measures.measure', 'targets.due_on as by'])
    .select(
      sql<LocalDate>`(
        select to_char(min(said.from_at) at time zone 'Europe/London', 'YYYY-MM-DD')
        from plan_history as said
        where said.table_name = 'targets' and said.row_key = jsonb_build_array(targets.target_id)::text
          and said.row ->> 'form' = 'to be agreed' and said.from_at < ${day}::date + 1
          and not exists (
            select from plan_history as other
            where other.table_name = 'targets' and other.row_key = said.row_key
              and other.from_at > said.from_at and other.from_at < ${day}::date + 1
              and other.row ->> 'form' <> 'to be agreed'
          )
      )`.as('since'),
    )
    .execute()
  return rows.flatMap(({ ref, measure, by, since }) =>
    since === null ? [] : [{ ref, measure, by: by as LocalDate, since }],
  )
}
