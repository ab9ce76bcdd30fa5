/**
 * - `child_numbers(child_id, child)`: a number for each child who has had a case or been in care. Ids
 *   are texts; whole numbers join, sort and group several times faster.
 * - `case_spells(child_id, child, opened_on, from_on, until_on)` and `care_spells(child_id, child,
 *   cla_id, entered_on, from_on, until_on)`: the days, from `from_on` to before `until_on`, on which
 *   a child counts by this case or this episode of care. On no day does a child count by two.
 */
export const childViews: readonly string[] = [
  `create or replace table child_numbers as
    select child_id, row_number() over ()::integer as child
    from (
      select cine_person_id as child_id from ssd_cin_episodes where cine_person_id is not null
      union
      select clae_person_id from ssd_cla_episodes where clae_person_id is not null
    )`,

  // Of the cases open on a day the one that opened first counts: a case counts from the day on which
  // the last of those opened before it has closed.
  `create or replace table case_spells as
    with cases as (
      select
        child_id,
        child,
        cine_referral_date as opened_on,
        coalesce(cine_close_date, date '9999-12-31') as until_on,
        max(until_on) over (
          partition by child
          order by opened_on
          rows between unbounded preceding and 1 preceding
        ) as earlier_until_on
      from ssd_cin_episodes
      join child_numbers on child_id = cine_person_id
      where opened_on is not null
    )
    select child_id, child, opened_on, greatest(opened_on, earlier_until_on) as from_on, until_on
    from cases
    where from_on < until_on`,

  // Of episodes likewise, the one that started first, then the least id.
  `create or replace table care_spells as
    with episodes as (
      select
        child_id,
        child,
        clae_cla_id as cla_id,
        clae_cla_episode_start_date as started_on,
        coalesce(clae_entered_care_date, started_on) as entered_on,
        coalesce(clae_cla_episode_ceased_date, date '9999-12-31') as until_on,
        max(until_on) over (
          partition by child
          order by started_on, clae_cla_episode_id
          rows between unbounded preceding and 1 preceding
        ) as earlier_until_on
      from ssd_cla_episodes
      join child_numbers on child_id = clae_person_id
      where started_on is not null
    )
    select
      episodes.child_id,
      child,
      cla_id,
      coalesce(began_on, entered_on) as entered_on,
      greatest(started_on, earlier_until_on) as from_on,
      until_on
    from episodes
    left join periods_of_care using (cla_id)
    where from_on < until_on`,
]
