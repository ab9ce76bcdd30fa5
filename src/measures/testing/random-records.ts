import { addDays, addMonths, localDate } from '#calendar/local-date.ts'
import type { Row, Rows } from './reference/records.ts'
import { namedTeams, namedWorkers } from './random-teams.ts'
import { draw, some, type Draw } from './draw.ts'
import { randomCareRecords } from './random-care-records.ts'
import { randomOtherRecords } from './random-other-records.ts'

/** A small set of awkward records of one to three children; the same for the same seed. */
export function randomRecords(seed: number): Rows {
  const drawn = draw(seed)
  const referrals = some(drawn, 4, (id) => referral(drawn, id))
  const episodes = some(drawn, 4, (id) => episode(drawn, id))
  const assessments = some(drawn, 5, (id) => assessment(drawn, id, referrals))
  return {
    ssd_person: drawn.children.flatMap((id) =>
      drawn.chance(90) ? [{ pers_person_id: id, pers_dob: birth(drawn, referrals) }] : [],
    ),
    ssd_cin_episodes: referrals,
    ssd_cin_assessments: assessments,
    assessment_child_seen: assessments.flatMap((row) => seen(drawn, row, referrals)),
    ssd_cin_visits: visits(drawn, 'cinv_cin', 'cinv', referrals),
    ssd_cp_visits: visits(drawn, 'cppv_cp', 'cppv', referrals),
    ssd_cla_visits: visits(drawn, 'clav_cla', 'clav', referrals),
    ssd_cp_plans: some(drawn, 2, (id) => {
      const start = drawn.maybeDay()
      return {
        cppl_cp_plan_id: id,
        cppl_person_id: drawn.maybeChild(),
        cppl_cp_plan_start_date: start,
        cppl_cp_plan_end_date: drawn.after(start, 200),
      }
    }),
    ssd_cla_episodes: episodes,
    ssd_legal_status: some(drawn, 3, (id) => {
      const start = drawn.maybeDay()
      return {
        lega_legal_status_id: id,
        lega_person_id: drawn.maybeChild(),
        lega_legal_status: drawn.oneOf(['V3', 'V4', 'v4', 'C2', 'V2', null]),
        lega_legal_status_start_date: start,
        lega_legal_status_end_date: drawn.after(start, 200),
      }
    }),
    ssd_pre_proceedings: some(drawn, 5, (id) => preProceedings(drawn, id)),
    supervisions: some(drawn, 5, (id) => ({
      supervision_id: id,
      person_id: drawn.maybeChild(),
      supervision_date: drawn.day(),
      kind: drawn.oneOf(['case', 'case', 'case', 'personal', 'group', null]),
    })),
    ssd_involvements: some(drawn, 5, (id) => involvement(drawn, id)),
    ...randomCareRecords(drawn, episodes),
    ...randomOtherRecords(drawn),
  }
}

/** Sixteen on or about a turning day, a leap day's child, not yet born, or not known. */
function birth(drawn: Draw, referrals: readonly Row[]): string | null {
  const kind = drawn.below(10)
  if (kind === 0) return null
  if (kind === 1) return '2004-02-29'
  if (kind === 2) return drawn.day()
  const referred = referrals[0]?.['cine_referral_date']
  if (kind === 3 && referred) return addDays(localDate(String(referred)), 5 + drawn.below(5))
  if (kind < 7) return addMonths(localDate(drawn.day()), -16 * 12)
  return '2012-05-01'
}

function referral(drawn: Draw, id: string): Row {
  const start = drawn.chance(4) ? '2010-12-30' : drawn.day()
  return {
    cine_referral_id: id,
    cine_person_id: drawn.maybeChild(),
    cine_referral_date: start,
    cine_close_date: drawn.chance(50) ? null : drawn.after(start, 200),
  }
}

function assessment(drawn: Draw, id: string, referrals: readonly Row[]): Row {
  const of = drawn.chance(85) && referrals.length > 0 ? drawn.oneOf(referrals) : undefined
  const referred = (of?.['cine_referral_date'] ?? null) as string | null
  const near = drawn.chance(60) ? referred : drawn.after(referred, 10)
  const start = referred === null ? drawn.maybeDay() : near
  return {
    cina_assessment_id: id,
    cina_person_id: of?.['cine_person_id'] ?? (drawn.chance(80) ? drawn.child() : null),
    cina_referral_id: of?.['cine_referral_id'] ?? (drawn.chance(30) ? `s${drawn.seed}-none` : null),
    cina_assessment_start_date: start,
    cina_assessment_auth_date: drawn.chance(80) ? authorised(drawn, referred) : null,
    cina_assessment_team: drawn.oneOf(namedTeams),
  }
}

/** About the 45th working day, which is nine weeks on and as many days more as there are holidays. */
const authorised = (drawn: Draw, referred: string | null): string =>
  referred === null || drawn.chance(20)
    ? drawn.day()
    : addDays(localDate(referred), 58 + drawn.below(14))

function seen(drawn: Draw, of: Row, referrals: readonly Row[]): Row[] {
  if (drawn.chance(50)) return []
  const made = referrals.find((row) => row['cine_referral_id'] === of['cina_referral_id'])
  const referred = (made?.['cine_referral_date'] ?? drawn.day()) as string
  return [
    {
      assessment_id: of['cina_assessment_id'],
      person_id: of['cina_person_id'],
      seen_date: addDays(localDate(referred), drawn.below(16) - 3),
    },
  ]
}

const visits = (drawn: Draw, prefix: string, short: string, referrals: readonly Row[]): Row[] =>
  some(drawn, 3, (id) => {
    const of = referrals.length > 0 ? drawn.oneOf(referrals) : undefined
    const near = (of?.['cine_referral_date'] ?? drawn.day()) as string
    return {
      [`${prefix}_visit_id`]: id,
      [`${short}_person_id`]: of?.['cine_person_id'] ?? drawn.child(),
      [`${prefix}_visit_date`]: drawn.chance(85)
        ? addDays(localDate(near), drawn.below(16) - 3)
        : null,
      [`${prefix}_visit_seen`]: drawn.oneOf(['Y', 'Y', 'N', null]),
    }
  })

function episode(drawn: Draw, id: string): Row {
  const child = drawn.child()
  const start = drawn.maybeDay()
  return {
    clae_cla_episode_id: id,
    // The import empties a child who is not among the persons.
    clae_person_id: drawn.chance(90) ? child : null,
    clae_cla_id: drawn.chance(90) ? `${child}/${drawn.below(2)}` : null,
    clae_cla_episode_start_date: start,
    clae_cla_episode_ceased_date: drawn.chance(60) ? null : drawn.after(start, 200),
    clae_entered_care_date: drawn.oneOf([
      drawn.day(),
      drawn.day(),
      null,
      drawn.chance(20) ? '2010-12-30' : start,
    ]),
  }
}

function preProceedings(drawn: Draw, id: string): Row {
  const start = drawn.maybeDay()
  return {
    prep_table_id: id,
    prep_person_id: drawn.maybeChild(),
    prep_plo_family_id: drawn.chance(70) ? `s${drawn.seed}-f${drawn.below(2)}` : null,
    prep_pre_pro_decision_date: drawn.chance(60) ? start : null,
    prep_pre_pro_letter_date: drawn.chance(50) ? drawn.maybeDay() : null,
    prep_initial_pre_pro_meeting_date: drawn.chance(40) ? drawn.maybeDay() : null,
    prep_pre_pro_outcome: drawn.oneOf([
      'Decision to step down',
      'Decision to Issue Care Proceedings',
      null,
    ]),
    prep_agree_stepdown_issue_date: drawn.chance(40) ? drawn.maybeDay() : drawn.after(start, 60),
  }
}

function involvement(drawn: Draw, id: string): Row {
  const start = drawn.maybeDay()
  return {
    invo_involvements_id: id,
    invo_person_id: drawn.maybeChild(),
    invo_professional_role_id: drawn.oneOf(['CW', 'CW', 'CW', 'cw ', 'IRO', null]),
    invo_professional_id: drawn.oneOf(namedWorkers),
    invo_professional_team: drawn.oneOf(namedTeams),
    invo_involvement_start_date: start,
    invo_involvement_end_date: drawn.chance(50) ? null : drawn.after(start, 150),
  }
}
