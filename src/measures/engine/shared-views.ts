/**
 * What several measures stand on, made once for a snapshot. Each states a rule of the catalogue.
 *
 * - `teams(team_id, team, service)`: a team as shown, its service, `Not recorded` where unknown
 * - `case_worker_teams(child_id, from_on, team_id)`: the team of a child's case worker from a day
 *   on, until the child's next row; team_id null where no case worker with a team is involved
 * - `ordered_assessments`: assessments with their referral's date and their place in the referral
 */
export const sharedViews: readonly string[] = [
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
  // only where an involvement starts or ends, so it is worked out for those days alone.
  `create or replace table case_worker_teams as
    with involvements as (
      select
        invo_person_id as child_id,
        invo_professional_team as team_id,
        invo_involvement_start_date as started_on,
        invo_involvement_end_date as ended_on,
        invo_involvements_id as id
      from ssd_involvements
      where upper(trim(invo_professional_role_id)) = 'CW'
        and invo_person_id is not null
        and invo_professional_team is not null
        and invo_involvement_start_date is not null
        and (invo_involvement_end_date is null or invo_involvement_end_date > invo_involvement_start_date)
    ),
    turning_days as (
      select child_id, started_on as from_on from involvements
      union
      select child_id, ended_on from involvements where ended_on is not null
    )
    select
      turning_days.child_id,
      turning_days.from_on,
      arg_max(involvements.team_id, {'started_on': involvements.started_on, 'id': involvements.id}) as team_id
    from turning_days
    left join involvements
      on involvements.child_id = turning_days.child_id
      and involvements.started_on <= turning_days.from_on
      and (involvements.ended_on is null or involvements.ended_on > turning_days.from_on)
    group by turning_days.child_id, turning_days.from_on`,

  // The first assessment of a referral is by start date (one without a date comes last), then id.
  `create or replace view ordered_assessments as
    select
      cina_assessment_id as assessment_id,
      cina_person_id as child_id,
      cina_assessment_team as team_id,
      cina_assessment_start_date as started_on,
      cina_assessment_auth_date as authorised_on,
      cina_referral_id as referral_id,
      cine_referral_date as referred_on,
      cina_referral_id is not null and row_number() over (
        partition by cina_referral_id
        order by cina_assessment_start_date nulls last, cina_assessment_id
      ) = 1 as is_first
    from ssd_cin_assessments
    left join ssd_cin_episodes on cine_referral_id = cina_referral_id`,
]
