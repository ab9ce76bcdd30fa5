import { assessmentChildSeen } from '#records/tables/assessment-child-seen.ts'
import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { cinPlans } from '#records/tables/ssd-cin-plans.ts'
import { involvements } from '#records/tables/ssd-involvements.ts'
import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import * as cells from './cells.ts'
import type { Council, Spells } from './council.ts'
import { day, dayWithTime, lastDay } from './days.ts'
import { seededDraw } from './seeded-draw.ts'
import { writeTable } from './table-file.ts'

/** One row of a table, with the spell it belongs to. */
type Row = { number: number; spell: number; person: number; from: number; to: number; team: number }

/** So many rows, each of the spell that `spellOf` names. */
export function* rowsOf(
  spells: Spells,
  count: number,
  spellOf: (number: number) => number,
): Generator<Row> {
  for (let number = 0; number < count; number += 1) {
    const spell = spellOf(number)
    yield {
      number,
      spell,
      person: spells.person[spell] ?? 0,
      from: spells.from[spell] ?? 0,
      to: spells.to[spell] ?? 0,
      team: spells.team[spell] ?? 0,
    }
  }
}

/** The files of referrals, assessments, plans, involvements and pre-proceedings. */
export const writeCases = (folder: string, council: Council): number =>
  writeReferrals(folder, council) +
  writeAssessments(folder, council) +
  writeSeen(folder, council) +
  writePlans(folder, council) +
  writeInvolvements(folder, council) +
  writePreProceedings(folder, council)

const everyOne = (number: number): number => number

function writeReferrals(folder: string, { referrals }: Council): number {
  const draw = seededDraw(11)
  const { columns } = cinEpisodes
  const closeReason = cells.oneOf(columns.cine_close_reason.codes, draw)
  const outcomes = ['SINGLE_ASSESSMENT_FLAG', 'NFA_FLAG', 'STRATEGY_DISCUSSION_FLAG']
  return writeTable(folder, cinEpisodes, rowsOf(referrals, referrals.count, everyOne), {
    cine_referral_id: (row) => cells.referralId(row.spell),
    cine_person_id: (row) => cells.personId(row.person),
    cine_referral_date: (row) => dayWithTime(row.from),
    cine_cin_primary_need_code: cells.oneOf(columns.cine_cin_primary_need_code.codes, draw),
    cine_referral_source_code: cells.oneOf(columns.cine_referral_source_code.codes, draw),
    cine_referral_source_desc: () => (draw(3) === 0 ? '"Police, domestic"' : 'School'),
    cine_referral_outcome_json: cells.jsonFields(outcomes, draw),
    cine_referral_nfa: () => cells.yesIn100(8, draw),
    cine_close_reason: (row) => (row.to > lastDay ? '' : closeReason()),
    cine_close_date: (row) => dayWithTime(row.to),
    cine_referral_team: (row) => cells.teamId(row.team),
    cine_referral_worker_id: (row) => cells.workerOf(row.team, draw),
  })
}

/** One in ten is a later assessment of the referral before it. */
const assessedReferral = (number: number): number => (number % 10 === 9 ? number - 1 : number)

const assessmentStart = (row: Row): number =>
  row.from + (row.number % 3) + (row.number % 10 === 9 ? 30 : 0)

function writeAssessments(folder: string, { referrals }: Council): number {
  const draw = seededDraw(12)
  const outcomes = ['NFA_FLAG', 'LEGAL_ACTION_FLAG', 'PROV_OF_SERVICES_FLAG', 'CLA_REQUEST_FLAG']
  return writeTable(folder, cinAssessments, rowsOf(referrals, referrals.count, assessedReferral), {
    cina_assessment_id: (row) => cells.assessmentId(row.number),
    cina_person_id: (row) => cells.personId(row.person),
    cina_referral_id: (row) => cells.referralId(row.spell),
    cina_assessment_start_date: (row) => dayWithTime(assessmentStart(row)),
    cina_assessment_child_seen: () => cells.yesIn100(93, draw),
    cina_assessment_auth_date: (row) =>
      draw(25) === 0 ? '' : dayWithTime(assessmentStart(row) + 15 + draw(35) + draw(35)),
    cina_assessment_outcome_json: cells.jsonFields(outcomes, draw),
    cina_assessment_outcome_nfa: () => cells.yesIn100(20, draw),
    cina_assessment_team: (row) => (draw(200) === 0 ? '' : cells.teamId(row.team)),
    cina_assessment_worker_id: (row) => cells.workerOf(row.team, draw),
  })
}

function writeSeen(folder: string, { referrals }: Council): number {
  const draw = seededDraw(13)
  const count = Math.floor((referrals.count * 5) / 6)
  return writeTable(folder, assessmentChildSeen, rowsOf(referrals, count, assessedReferral), {
    assessment_id: (row) => cells.assessmentId(row.number),
    person_id: (row) => cells.personId(row.person),
    seen_date: (row) => day(Math.min(row.from + draw(12), lastDay)),
    seen_by: (row) => cells.workerOf(row.team, draw),
  })
}

function writePlans(folder: string, { referrals }: Council): number {
  const draw = seededDraw(14)
  const count = Math.floor(referrals.count / 5)
  return writeTable(
    folder,
    cinPlans,
    rowsOf(referrals, count, (number) => number * 5),
    {
      cinp_cin_plan_id: (row) => 800_001 + row.number,
      cinp_referral_id: (row) => cells.referralId(row.spell),
      cinp_person_id: (row) => cells.personId(row.person),
      cinp_cin_plan_start_date: (row) => dayWithTime(row.from + 40),
      cinp_cin_plan_end_date: (row) => dayWithTime(Math.max(row.to, row.from + 40)),
      cinp_cin_plan_team: (row) => cells.teamId(row.team),
      cinp_cin_plan_worker_id: (row) => cells.workerOf(row.team, draw),
    },
  )
}

/** A case worker for each referral, and for each period of care. */
function* involvementRows({ referrals, periodsOfCare }: Council): Generator<Row> {
  yield* rowsOf(referrals, referrals.count, everyOne)
  for (const row of rowsOf(periodsOfCare, periodsOfCare.count, everyOne)) {
    yield { ...row, number: referrals.count + row.number }
  }
}

function writeInvolvements(folder: string, council: Council): number {
  const draw = seededDraw(15)
  const isReferral = (row: Row): boolean => row.number < council.referrals.count
  const reason = cells.oneOf(involvements.columns.invo_worker_change_reason.codes, draw)
  return writeTable(folder, involvements, involvementRows(council), {
    invo_involvements_id: (row) => 60_000_001 + row.number,
    invo_professional_id: (row) => cells.workerOf(row.team, draw),
    invo_professional_role_id: () => 'CW',
    invo_professional_team: (row) => cells.teamId(row.team),
    invo_involvement_start_date: (row) => dayWithTime(row.from),
    invo_involvement_end_date: (row) => dayWithTime(row.to),
    invo_worker_change_reason: (row) => (row.to > lastDay ? '' : reason()),
    invo_person_id: (row) => cells.personId(row.person),
    invo_referral_id: (row) => (isReferral(row) ? cells.referralId(row.spell) : ''),
  })
}

function writePreProceedings(folder: string, { referrals }: Council): number {
  const draw = seededDraw(16)
  const { columns } = preProceedings
  const count = Math.floor(referrals.count / 12)
  const outcome = cells.oneOf(columns.prep_pre_pro_outcome.codes, draw)
  return writeTable(
    folder,
    preProceedings,
    rowsOf(referrals, count, (number) => number * 12),
    {
      prep_table_id: (row) => 900_001 + row.number,
      prep_person_id: (row) => cells.personId(row.person),
      prep_plo_family_id: (row) => `F${Math.floor(row.number / 2)}`,
      prep_pre_pro_decision_date: (row) => (draw(20) === 0 ? '' : day(row.from + 10)),
      prep_initial_pre_pro_meeting_date: (row) => day(row.from + 30),
      prep_pre_pro_outcome: (row) => (row.to + 120 > lastDay ? '' : `"${outcome()}"`),
      prep_agree_stepdown_issue_date: (row) => day(row.to + 120),
      prep_cp_plans_referral_period: () => draw(3),
      prep_legal_gateway_outcome: cells.oneOf(columns.prep_legal_gateway_outcome.codes, draw),
      prep_prev_pre_proc_child: () => draw(2),
      prep_prev_care_proc_child: () => draw(2),
      prep_pre_pro_letter_date: (row) => day(row.from + 14),
      prep_care_pro_letter_date: () => '',
      prep_pre_pro_meetings_num: () => draw(5),
      prep_pre_pro_parents_legal_rep: () => cells.yesIn100(80, draw),
      prep_parents_legal_rep_point_of_issue: () => cells.yesIn100(80, draw),
      prep_court_reference: (row) => `ZZ${row.number}`,
      prep_care_proc_court_hearings: () => draw(6),
      prep_care_proc_short_notice: () => cells.yesIn100(10, draw),
      prep_proc_short_notice_reason: () => '',
      prep_la_inital_plan_approved: () => cells.yesIn100(90, draw),
      prep_la_initial_care_plan: cells.oneOf(columns.prep_la_initial_care_plan.codes, draw),
      prep_la_final_plan_approved: () => cells.yesIn100(90, draw),
      prep_la_final_care_plan: cells.oneOf(columns.prep_la_final_care_plan.codes, draw),
    },
  )
}
