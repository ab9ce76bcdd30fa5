import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import type { Measure } from '../measure.ts'

/** The clock of the statistic the Department for Education publishes, for comparison with others. */
export const assessmentsWithin45WorkingDaysFromStart: Measure = {
  id: 'assessments-within-45-working-days-from-start',
  version: 1,
  title: 'Assessments completed within 45 working days of their own start',
  shortTitle: 'assessments in 45 working days of their start',
  why: 'National figures count from the start of the assessment: this is the one to set beside them.',
  definition:
    'Of the assessments authorised in the period, the share authorised no more than 45 working days after they started.',
  kind: 'event',
  item: 'assessment',
  says: { met: 'Authorised in time', missed: 'Authorised late' },
  unit: 'percent',
  better: 'higher',
  clock: 'The start of the assessment itself. The next working day is day 1.',
  owner: 'Head of Service, Fieldwork',
  source: 'Department for Education, Characteristics of children in need: assessments completed.',
  leavesOut: {
    'no start': 'It has no start date.',
    'dates impossible': 'It was authorised before it started.',
    'outside calendar': 'Its clock runs outside the years whose bank holidays are known.',
  },
  settings: ['assessmentWorkingDays'],
  reads: [cinAssessments],
  needs: [cinAssessments],
  items: (settings) => `
    with timed as (
      select
        *,
        nth_working_day_after(started_on, ${settings.assessmentWorkingDays}) as due_on,
        working_days_elapsed(started_on, authorised_on) as days
      from ordered_assessments
      where authorised_on is not null
    ),
    judged as (
      select
        *,
        case
          when started_on is null then 'no start'
          when authorised_on < started_on then 'dates impossible'
          when days is null or due_on is null then 'outside calendar'
        end as left_out
      from timed
    )
    select
      assessment_id as item_id,
      child_id,
      team_id,
      authorised_on as counted_on,
      started_on,
      due_on,
      authorised_on as ended_on,
      case when left_out is null then days end as value,
      case when left_out is null then days <= ${settings.assessmentWorkingDays} end as in_numerator,
      left_out,
      'assessment start' as clock,
      null::varchar as breakdown
    from judged`,
}
