import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { clockedAssessments } from '../engine/clocked-assessments.ts'
import type { Measure } from '../measure.ts'

/** What the first measure will show next: an assessment open beyond its 45th day will be late. */
export const assessmentsOpenOver45WorkingDays: Measure = {
  id: 'assessments-open-over-45-working-days',
  version: 1,
  title: 'Open assessments over 45 working days',
  shortTitle: 'open assessments over 45 working days',
  why: 'A child whose assessment is already late is waiting now.',
  definition:
    'The number of assessments open on the last day of the period whose clock started more than 45 working days before.',
  kind: 'stock',
  item: 'assessment',
  says: { met: 'Open, still in time', missed: 'Open past its last day' },
  unit: 'count',
  better: 'lower',
  clock:
    'The referral date for the first assessment of a referral; the start of the assessment itself for a later one. The next working day is day 1.',
  owner: 'Head of Service, Fieldwork',
  source: 'Working Together to Safeguard Children: 45 working days from the referral.',
  leavesOut: {
    'no start': 'It has no referral.',
    'dates impossible': 'Its clock starts after the day it is counted on.',
    'outside calendar': 'Its clock runs outside the years whose bank holidays are known.',
  },
  settings: ['assessmentWorkingDays', 'laterAssessmentClock'],
  reads: [cinAssessments, cinEpisodes],
  needs: [cinAssessments],
  items: (settings) => `
    with numbered_days as (
      select as_at, working_day_number(as_at) as day_number from as_ats
    ),
    clocked as (
      select *, working_day_number(clock_on) as clock_number
      from (${clockedAssessments(settings)})
    ),
    open_assessments as (
      select *, day_number - clock_number as days
      from numbered_days
      join clocked
        on started_on <= as_at and coalesce(authorised_on, date '9999-12-31') > as_at
    ),
    judged as (
      select
        *,
        case
          when clock_on is null then 'no start'
          when as_at < clock_on then 'dates impossible'
          when days is null or due_on is null then 'outside calendar'
        end as left_out
      from open_assessments
    )
    select
      assessment_id as item_id,
      child_id,
      team_id,
      as_at as counted_on,
      clock_on as started_on,
      due_on,
      authorised_on as ended_on,
      case when left_out is null then days end as value,
      case when left_out is null then days > ${settings.assessmentWorkingDays} end as in_numerator,
      left_out,
      clock,
      null::varchar as breakdown
    from judged`,
}
