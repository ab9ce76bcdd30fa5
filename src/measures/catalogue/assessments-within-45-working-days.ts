import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { clockedAssessments } from '../engine/clocked-assessments.ts'
import type { Measure } from '../measure.ts'

/**
 * Working Together: an assessment takes no more than 45 working days from the point of referral.
 * The next working day after the referral is day 1.
 */
export const assessmentsWithin45WorkingDays: Measure = {
  id: 'assessments-within-45-working-days',
  version: 1,
  title: 'Assessments completed within 45 working days',
  shortTitle: 'assessments in 45 working days',
  why: 'A late assessment delays help for the child.',
  definition:
    'Of the assessments authorised in the period, the share authorised no more than 45 working days after the clock started.',
  kind: 'event',
  item: 'assessment',
  says: { met: 'Authorised in time', missed: 'Authorised late' },
  unit: 'percent',
  better: 'higher',
  clock:
    'The referral date for the first assessment of a referral; the start of the assessment itself for a later one. The next working day is day 1.',
  owner: 'Head of Service, Fieldwork',
  source: 'Working Together to Safeguard Children: 45 working days from the referral.',
  leavesOut: {
    'no start': 'It has no referral, or it is a later assessment with no start date.',
    'dates impossible': 'It was authorised before its clock started.',
    'outside calendar': 'Its clock runs outside the years whose bank holidays are known.',
  },
  settings: ['assessmentWorkingDays', 'laterAssessmentClock'],
  reads: [cinAssessments, cinEpisodes],
  needs: [cinAssessments],
  items: (settings) => `
    with clocked as (
      ${clockedAssessments(settings)}
      where authorised_on is not null
    ),
    elapsed as (
      select
        *,
        working_days_elapsed(clock_on, authorised_on) as days
      from clocked
    ),
    judged as (
      select
        *,
        case
          when clock_on is null then 'no start'
          when authorised_on < clock_on then 'dates impossible'
          when days is null or due_on is null then 'outside calendar'
        end as left_out
      from elapsed
    )
    select
      assessment_id as item_id,
      child_id,
      team_id,
      authorised_on as counted_on,
      clock_on as started_on,
      due_on,
      authorised_on as ended_on,
      case when left_out is null then days end as value,
      case when left_out is null then days <= ${settings.assessmentWorkingDays} end as in_numerator,
      left_out,
      clock,
      null::varchar as breakdown
    from judged`,
}
