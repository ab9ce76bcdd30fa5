/**
 * What stock measures stand on: the children there are on each of the days asked about. Parts of a
 * WITH clause, so that one statement holds its own days and two can run side by side.
 *
 * - `as_ats(as_at)`: the days asked about
 * - `open_cases(as_at, child_id, opened_on)` and `children_in_care(as_at, child_id, cla_id,
 *   entered_on)`: one row for each child on each day
 */
export const childrenOnDays = (asAts: string): string =>
  [`as_ats as (${asAts})`, ...Object.values(childrenParts)].join(',\n')

export const childrenParts = {
  // A child counts once: by the case that opened first, then the least id.
  openCases: `open_cases as (
    select
      as_at,
      cine_person_id as child_id,
      min(cine_referral_date) as opened_on
    from as_ats
    join ssd_cin_episodes
      on cine_referral_date <= as_at
      and coalesce(cine_close_date, date '9999-12-31') > as_at
    where cine_person_id is not null
    group by as_at, cine_person_id
  )`,

  // Short breaks (V3, V4) are not care, unless another legal status is open beside them.
  childrenInCare: `children_in_care as (
    with episodes as (
      select
        clae_person_id as child_id,
        clae_cla_id as cla_id,
        clae_cla_episode_start_date as started_on,
        coalesce(clae_cla_episode_ceased_date, date '9999-12-31') as ended_on,
        coalesce(clae_entered_care_date, clae_cla_episode_start_date) as began_on,
        row_number() over (order by clae_cla_episode_start_date, clae_cla_episode_id) as place
      from ssd_cla_episodes
      where clae_person_id is not null
    ),
    first_open as (
      select as_at, child_id, min(place) as place
      from as_ats
      join episodes on started_on <= as_at and ended_on > as_at
      group by as_at, child_id
    ),
    with_short_breaks as (
      select distinct lega_person_id
      from ssd_legal_status
      where upper(lega_legal_status) in ('V3', 'V4')
    ),
    short_breaks_only as (
      select as_at, lega_person_id as child_id
      from as_ats
      join (from ssd_legal_status semi join with_short_breaks using (lega_person_id))
        on lega_legal_status_start_date <= as_at
        and coalesce(lega_legal_status_end_date, date '9999-12-31') > as_at
      group by as_at, lega_person_id
      having bool_and(coalesce(upper(lega_legal_status) in ('V3', 'V4'), false))
    )
    select
      first_open.as_at,
      first_open.child_id,
      episodes.cla_id,
      coalesce(periods_of_care.began_on, episodes.began_on) as entered_on
    from first_open
    join episodes using (place)
    anti join short_breaks_only
      on short_breaks_only.as_at = first_open.as_at
      and short_breaks_only.child_id = first_open.child_id
    left join periods_of_care on periods_of_care.cla_id = episodes.cla_id
  )`,
}
