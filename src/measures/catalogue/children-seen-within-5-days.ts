import { assessmentChildSeen } from '#records/tables/assessment-child-seen.ts'
import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { cinVisits } from '#records/tables/ssd-cin-visits.ts'
import { claVisits } from '#records/tables/ssd-cla-visits.ts'
import { cpVisits } from '#records/tables/ssd-cp-visits.ts'
import { person } from '#records/tables/ssd-person.ts'
import type { Measure, Settings } from '../measure.ts'

/**
 * A local standard: no national rule sets the days. Counted on the day it was due, so that a child
 * not seen at all is counted in time to act.
 */
export const childrenSeenWithin5Days: Measure = {
  id: 'children-seen-within-5-days',
  version: 1,
  title: 'Children seen within 5 working days of referral',
  shortTitle: 'children seen in 5 days',
  why: 'Seeing the child early is how a social worker knows that the child is safe.',
  definition:
    'Of the first assessments of referrals whose fifth working day fell in the period, the share in which the child had been seen by then. Unborn children are counted, though they cannot be seen.',
  kind: 'event',
  item: 'assessment',
  says: { met: 'Seen in time', missed: 'Seen late', undone: 'Not seen yet' },
  unit: 'percent',
  better: 'higher',
  clock:
    'The referral date. The next working day is day 1; the assessment counts on the day it was due.',
  owner: 'Head of Service, Fieldwork',
  source: 'A local standard of the plan; there is no national definition.',
  leavesOut: {
    'no start': 'The assessment has no referral.',
    'not yet due': 'The day by which the child is to be seen is after the extract was taken.',
    'outside calendar': 'Its clock runs outside the years whose bank holidays are known.',
  },
  settings: ['seenWithinDays', 'seenDaysKind'],
  reads: [cinAssessments, cinEpisodes, assessmentChildSeen, cinVisits, cpVisits, claVisits, person],
  needs: [cinAssessments],
  needsOneOf: [assessmentChildSeen, cinVisits, cpVisits, claVisits],
  breakdown: {
    name: 'unborn',
    values: {
      born: 'Born by the day the visit was due',
      unborn: 'Not born by then: no date of birth, or a later one',
    },
  },
  items: (settings) => `
    with visits as (
      select cinv_person_id as child_id, cinv_cin_visit_date as seen_on
      from ssd_cin_visits where cinv_cin_visit_seen = 'Y'
      union all
      select cppv_person_id, cppv_cp_visit_date
      from ssd_cp_visits where cppv_cp_visit_seen = 'Y'
      union all
      select clav_person_id, clav_cla_visit_date
      from ssd_cla_visits where clav_cla_visit_seen = 'Y'
    ),
    firsts as (
      select
        ordered_assessments.*,
        case when seen_date >= referred_on then seen_date end as assessed_on
      from ordered_assessments
      left join assessment_child_seen using (assessment_id)
      where is_first or referral_id is null
    ),
    first_visits as (
      select assessment_id, min(visits.seen_on) as visited_on
      from firsts
      join visits on visits.child_id = firsts.child_id and visits.seen_on >= firsts.referred_on
      where assessed_on is null
      group by assessment_id
    ),
    with_seen as (
      select firsts.*, coalesce(assessed_on, visited_on) as seen_on
      from firsts
      left join first_visits using (assessment_id)
    ),
    timed as (
      select
        with_seen.*,
        ${due(settings)} as due_on,
        ${elapsed(settings)} as days,
        pers_dob as born_on
      from with_seen
      left join ssd_person on pers_person_id = child_id
    ),
    judged as (
      select
        *,
        case
          when referred_on is null then 'no start'
          when due_on is null or (seen_on is not null and days is null) then 'outside calendar'
          when due_on > (select extracted_on from extract) then 'not yet due'
        end as left_out
      from timed
    )
    select
      assessment_id as item_id,
      child_id,
      team_id,
      due_on as counted_on,
      referred_on as started_on,
      due_on,
      seen_on as ended_on,
      case when left_out is null then days end as value,
      case when left_out is null then coalesce(days <= ${settings.seenWithinDays}, false) end as in_numerator,
      left_out,
      'referral' as clock,
      case when born_on is null or born_on > due_on then 'unborn' else 'born' end as breakdown
    from judged`,
}

const due = (settings: Settings): string =>
  settings.seenDaysKind === 'working days'
    ? `nth_working_day_after(referred_on, ${settings.seenWithinDays})`
    : `referred_on + ${settings.seenWithinDays}`

const elapsed = (settings: Settings): string =>
  settings.seenDaysKind === 'working days'
    ? 'working_days_elapsed(referred_on, seen_on)'
    : 'seen_on - referred_on'
