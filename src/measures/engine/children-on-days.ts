/**
 * What stock measures stand on: the children there are on each of the days asked about. Parts of a
 * WITH clause, so that one statement holds its own days and two can run side by side.
 *
 * - `as_ats(as_at)`: the days asked about
 * - `open_cases(as_at, child_id, opened_on)` and `children_in_care(as_at, child_id, cla_id,
 *   entered_on)`: one row for each child on each day
 */
export const childrenOnDays = (asAts: string): string =>
  [`as_ats as (${asAts})`, ...parts].join(',\n')

const parts: readonly string[] = [
  // A child counts once: by the case that opened first, then the least id.
  `open_cases as (
    select
      as_at,
      cine_person_id as child_id,
      min(cine_referral_date) as opened_on
    from as_ats
    join ssd_cin_episodes
      on cine_referral_date <= as_at
      and (cine_close_date is null or cine_close_date > as_at)
    where cine_person_id is not null
    group by as_at, cine_person_id
  )`,

  // Short breaks (V3, V4) are not care, unless another legal status is open beside them.
  `children_in_care as (
    with in_episodes as (
      select
        as_at,
        clae_person_id as child_id,
        arg_min(
          {'cla_id': clae_cla_id, 'began_on': coalesce(clae_entered_care_date, clae_cla_episode_start_date)},
          {'started_on': clae_cla_episode_start_date, 'id': clae_cla_episode_id}
        ) as episode
      from as_ats
      join ssd_cla_episodes
        on clae_cla_episode_start_date <= as_at
        and (clae_cla_episode_ceased_date is null or clae_cla_episode_ceased_date > as_at)
      where clae_person_id is not null
      group by as_at, clae_person_id
    ),
    short_breaks_only as (
      select as_at, lega_person_id as child_id
      from as_ats
      join ssd_legal_status
        on lega_legal_status_start_date <= as_at
        and (lega_legal_status_end_date is null or lega_legal_status_end_date > as_at)
      where lega_person_id is not null
      group by as_at, lega_person_id
      having bool_and(coalesce(upper(lega_legal_status) in ('V3', 'V4'), false))
    )
    select
      in_episodes.as_at,
      in_episodes.child_id,
      in_episodes.episode.cla_id as cla_id,
      coalesce(periods_of_care.began_on, in_episodes.episode.began_on) as entered_on
    from in_episodes
    anti join short_breaks_only
      on short_breaks_only.as_at = in_episodes.as_at
      and short_breaks_only.child_id = in_episodes.child_id
    left join periods_of_care on periods_of_care.cla_id = in_episodes.episode.cla_id
  )`,
]
