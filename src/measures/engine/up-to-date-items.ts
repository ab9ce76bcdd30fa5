/**
 * SQL: the children whose case has been open for a month or more on each of the days asked about,
 * met where the latest row of an update table (`person_id`, `updated_date`) is no more than so many
 * months old. For a child with none the first is due a month after the case opened.
 */
export const upToDateItems = (table: 'chronologies' | 'genograms', months: number): string => `
  with updates as (
    select
      child,
      updated_date as updated_on,
      lead(updated_on, 1, date '9999-12-31') over (
        partition by child
        order by updated_on
      ) as next_updated_on
    from ${table}
    join child_numbers on child_id = person_id
    where updated_date is not null
  ),
  updated as (
    select cases_open_a_month.*, updates.updated_on
    from cases_open_a_month
    left join updates
      on updates.child = cases_open_a_month.child
      and updates.updated_on <= cases_open_a_month.as_at
      and updates.next_updated_on > cases_open_a_month.as_at
  ),
  timed as (
    select
      *,
      case
        when updated_on is not null then add_months(updated_on, ${months})
        else add_months(opened_on, 1)
      end as due_on
    from updated
  )
  select
    child_id as item_id,
    child_id,
    null::varchar as team_id,
    as_at as counted_on,
    coalesce(updated_on, opened_on) as started_on,
    due_on,
    null::date as ended_on,
    null::bigint as value,
    updated_on is not null and as_at <= due_on as in_numerator,
    null::varchar as left_out,
    case when updated_on is not null then 'update' else 'case opened' end as clock,
    null::varchar as breakdown
  from timed`
