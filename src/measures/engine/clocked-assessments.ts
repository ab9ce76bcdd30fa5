import type { Settings } from '../measure.ts'

/**
 * SQL: assessments with the day their clock started, `clock_on`, which date that is, `clock`, and
 * the last working day in time, `due_on`. The clock is the referral's for the first assessment of a
 * referral and the assessment's own start for a later one, unless the settings say otherwise.
 */
export const clockedAssessments = (settings: Settings): string => `
  select
    *,
    case clock when 'referral' then referred_on when 'assessment start' then started_on end as clock_on,
    nth_working_day_after(clock_on, ${settings.assessmentWorkingDays}) as due_on
  from (
    select
      *,
      case
        when referred_on is null then null
        when is_first ${settings.laterAssessmentClock === 'referral' ? 'or true' : ''} then 'referral'
        else 'assessment start'
      end as clock
    from ordered_assessments
  )`
