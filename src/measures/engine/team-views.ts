/**
 * Which team and service an item counts for.
 *
 * - `teams(team_id, team, service)`: a team as shown, its service, `Not recorded` where unknown
 * - `case_worker_teams(child_id, from_on, until_on, team_id)`: the team of a child's case worker from
 *   a day on and before another; on no day are there two, and on some there is none
 */
export const teamViews: readonly string[] = [
  // Two teams of one name stay two teams: the id tells them apart.
  `create or replace view teams as
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

  // Of the case workers open on a day, the latest started, then the greatest id. The answer changes
  // only where an involvement starts or ends, so it is worked out for those days alone; whole
  // numbers stand for the order and the days, since joining on texts and dates was ten times slower.
  `create or replace temp table case_workers as
    select
      invo_person_id as child_id,
      invo_professional_team as team_id,
      invo_involvement_start_date as started_on,
      coalesce(invo_involvement_end_date, date '9999-12-31') as ended_on,
      row_number() over (order by invo_involvement_start_date, invo_involvements_id) as place
    from ssd_involvements
    where upper(trim(invo_professional_role_id)) = 'CW'
      and invo_person_id is not null
      and invo_professional_team is not null
      and invo_involvement_start_date is not null`,
  `create or replace temp table turning_days as
    select child_id, from_on, row_number() over () as turning_day
    from (
      select child_id, started_on as from_on from case_workers
      union
      select child_id, ended_on from case_workers where ended_on < date '9999-12-31'
    )`,
  `create or replace table case_worker_teams as
    with latest as (
      select
        turning_day,
        max(case when started_on <= from_on and ended_on > from_on then place end) as place
      from turning_days
      join case_workers using (child_id)
      group by turning_day
    )
    select *
    from (
      select
        turning_days.child_id,
        turning_days.from_on,
        lead(turning_days.from_on, 1, date '9999-12-31') over (
          partition by turning_days.child_id
          order by turning_days.from_on
        ) as until_on,
        case_workers.team_id
      from turning_days
      join latest using (turning_day)
      left join case_workers using (place)
    )
    where team_id is not null`,
  `drop table turning_days`,
  `drop table case_workers`,
]
