/**
 * Which team and service an item counts for.
 *
 * - `teams(team_id, team, service)`: a team as shown, its service, `Not recorded` where unknown
 * - `case_worker_teams(child_id, from_on, until_on, team_id, worker_id)`: a child's case worker and
 *   their team from a day on and before another; on no day are there two, and on some there is none
 */
export const teamViews: readonly string[] = [
  // Two teams of one name stay two teams: the id tells them apart.
  `create or replace table teams as
    with named as (
      select
        dept_team_id as team_id,
        coalesce(dept_team_name, dept_team_id) as name,
        dept_team_parent_name as service
      from ssd_department
    )
    select
      team_id,
      case when count(*) over (partition by name) > 1 then name || ' (' || team_id || ')' else name end as team,
      coalesce(service, 'Not recorded') as service
    from named`,

  // Of the case workers open on a day, the latest started, then the greatest id: each is in turn
  // until the next starts or their own end. One who ends before the next starts leaves a gap, in
  // which those who came before and are still open take their turns again, the latest first.
  `create or replace table case_worker_teams as
    with case_workers as materialized (
      select
        invo_person_id as child_id,
        invo_professional_team as team_id,
        invo_professional_id as worker_id,
        invo_involvement_start_date as started_on,
        coalesce(invo_involvement_end_date, date '9999-12-31') as ended_on,
        row_number() over by_start as place,
        lead(started_on, 1, date '9999-12-31') over by_start as next_started_on,
        max(ended_on) over (by_start rows between unbounded preceding and 1 preceding) as earlier_ended_on
      from ssd_involvements
      where upper(trim(invo_professional_role_id)) = 'CW'
        and invo_person_id is not null
        and invo_professional_team is not null
        and started_on < ended_on
      window by_start as (
        partition by invo_person_id
        order by invo_involvement_start_date, invo_involvements_id
      )
    ),
    gaps as (
      select child_id, place as gap, ended_on as gap_from, next_started_on as gap_until
      from case_workers
      where ended_on < next_started_on and ended_on < earlier_ended_on
    ),
    turns as (
      select child_id, started_on as from_on, least(ended_on, next_started_on) as until_on, team_id, worker_id
      from case_workers
      union all
      select
        child_id,
        coalesce(
          max(ended_on) over (
            partition by child_id, gap
            order by place desc
            rows between unbounded preceding and 1 preceding
          ),
          gap_from
        ),
        least(ended_on, gap_until),
        team_id,
        worker_id
      from gaps
      join case_workers using (child_id)
      where place < gap and ended_on > gap_from
    )
    select * from turns where from_on < until_on`,
]
