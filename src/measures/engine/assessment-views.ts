/**
 * - `ordered_assessments`: assessments with their referral's date and their place in the referral;
 *   put in order once, since several measures and their lists ask
 */
export const assessmentViews: readonly string[] = [
  // The first assessment of a referral is by start date (one without a date comes last), then id.
  `create or replace table ordered_assessments as
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
