import { childrenParts } from './children-on-days.ts'

/**
 * SQL: items of `item-sql.ts`, each with what a list says besides of its child on the day it counts:
 *
 * - `worker_id` and `worker`: the case worker's id, and their name, else their id, else `Not recorded`
 * - `concern`: `unregistered provider` where the child is in care and placed so; see
 *   education-views.ts
 */
export const listedSql = (items: string): string => `
  with listed as materialized (${items}),
  as_ats as (
    select distinct counted_on as as_at
    from listed
    join unregistered_placements using (child_id)
    where from_on <= counted_on and until_on > counted_on
  ),
  ${childrenParts.childrenInCare},
  concerned as (
    select distinct child_id, as_at as counted_on
    from children_in_care
    join unregistered_placements using (child_id)
    where from_on <= as_at and until_on > as_at
  )
  select
    listed.*,
    worker_id,
    coalesce(prof_professional_name, worker_id, 'Not recorded') as worker,
    case when concerned.child_id is not null then 'unregistered provider' end as concern
  from listed
  left join case_worker_teams
    on case_worker_teams.child_id = listed.child_id
    and from_on <= listed.counted_on
    and until_on > listed.counted_on
  left join ssd_professionals on prof_professional_id = worker_id
  left join concerned
    on concerned.child_id = listed.child_id and concerned.counted_on = listed.counted_on`
