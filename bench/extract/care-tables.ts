import { careLeavers } from '#records/tables/ssd-care-leavers.ts'
import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claPlacement } from '#records/tables/ssd-cla-placement.ts'
import { claReviews } from '#records/tables/ssd-cla-reviews.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import * as cells from './cells.ts'
import { rowsOf } from './case-tables.ts'
import type { Council } from './council.ts'
import { day, dayWithTime, lastDay } from './days.ts'
import { seededDraw } from './seeded-draw.ts'
import { writeTable } from './table-file.ts'

/** The files of periods of care: episodes, placements, legal statuses, plans, reviews, leavers. */
export const writeCare = (folder: string, council: Council): number =>
  writeEpisodes(folder, council) +
  writePlacements(folder, council) +
  writeLegalStatuses(folder, council) +
  writeCarePlans(folder, council) +
  writeReviews(folder, council) +
  writeCareLeavers(folder, council)

/** Each period of care is two halves: an episode, a placement and a legal status for each. */
const halves = ({ periodsOfCare }: Council) =>
  rowsOf(periodsOfCare, periodsOfCare.count * 2, (number) => Math.floor(number / 2))

type Half = { number: number; from: number; to: number }
const middleOf = ({ from, to }: Half): number => Math.floor((from + to) / 2)
const isSecond = ({ number }: Half): boolean => number % 2 === 1
const startOf = (half: Half): number => (isSecond(half) ? middleOf(half) : half.from)
const endOf = (half: Half): number => (isSecond(half) ? half.to : middleOf(half))

function writeEpisodes(folder: string, council: Council): number {
  const draw = seededDraw(31)
  const { columns } = claEpisodes
  const reason = cells.oneOf(columns.clae_cla_episode_ceased_reason.codes, draw)
  const perPeriod = council.referrals.count / council.periodsOfCare.count
  return writeTable(folder, claEpisodes, halves(council), {
    clae_cla_episode_id: (row) => 600_001 + row.number,
    clae_person_id: (row) => cells.personId(row.person),
    clae_cla_episode_start_date: (row) => dayWithTime(startOf(row)),
    clae_cla_episode_start_reason: (row) => (isSecond(row) ? 'P' : 'S'),
    clae_cla_primary_need_code: cells.oneOf(columns.clae_cla_primary_need_code.codes, draw),
    clae_cla_episode_ceased_date: (row) => dayWithTime(endOf(row)),
    clae_cla_episode_ceased_reason: (row) => (endOf(row) > lastDay ? '' : reason()),
    clae_cla_id: (row) => cells.periodOfCareId(row.spell),
    clae_referral_id: (row) => cells.referralId(Math.floor(row.spell * perPeriod)),
    clae_cla_placement_id: (row) => cells.placementId(row.number),
    clae_entered_care_date: (row) => dayWithTime(row.from),
    clae_cla_last_iro_contact_date: (row) => dayWithTime(row.from + draw(90)),
  })
}

function writePlacements(folder: string, council: Council): number {
  const draw = seededDraw(32)
  const { columns } = claPlacement
  return writeTable(folder, claPlacement, halves(council), {
    clap_cla_placement_id: (row) => cells.placementId(row.number),
    clap_cla_placement_start_date: (row) => day(startOf(row)),
    clap_cla_placement_type: cells.oneOf(columns.clap_cla_placement_type.codes, draw),
    clap_cla_placement_urn: () => `SC${100_000 + draw(900_000)}`,
    clap_cla_placement_distance: () => `${draw(90)}.${draw(10)}`,
    clap_cla_id: (row) => cells.periodOfCareId(row.spell),
    clap_cla_placement_provider: cells.oneOf(columns.clap_cla_placement_provider.codes, draw),
    clap_cla_placement_postcode: () => `ZZ${draw(9)} ${draw(9)}ZZ`,
    clap_cla_placement_end_date: (row) => day(endOf(row)),
    clap_cla_placement_change_reason: () => '',
    clap_person_id: (row) => cells.personId(row.person),
  })
}

function writeLegalStatuses(folder: string, council: Council): number {
  const draw = seededDraw(33)
  const statuses = ['C1', 'C2', 'V2', 'E1', 'V2', 'C2', 'C1', 'C2', 'V3', 'C1']
  return writeTable(folder, legalStatus, halves(council), {
    lega_legal_status_id: (row) => 650_001 + row.number,
    lega_person_id: (row) => cells.personId(row.person),
    lega_legal_status: () => statuses[draw(statuses.length)] ?? '',
    lega_legal_status_start_date: (row) => day(startOf(row)),
    lega_legal_status_end_date: (row) => day(endOf(row)),
  })
}

const permanenceCodes = ['RETURN1M', 'LTFOST18', 'ADOPTION', 'SUPPLIV', 'OTHERPLN']

function writeCarePlans(folder: string, { periodsOfCare, scale }: Council): number {
  const draw = seededDraw(34)
  const rows = rowsOf(periodsOfCare, Math.round(40_000 * scale), () => draw(periodsOfCare.count))
  const plannedOn = (row: Half & { planned?: number }): number => {
    row.planned ??= row.from + draw(Math.min(row.to, lastDay) - row.from + 1)
    return row.planned
  }
  return writeTable(folder, claCarePlan, rows, {
    lacp_table_id: (row) => 550_001 + row.number,
    lacp_person_id: (row) => cells.personId(row.person),
    lacp_cla_care_plan_start_date: (row) => dayWithTime(plannedOn(row)),
    lacp_cla_care_plan_end_date: (row) => dayWithTime(plannedOn(row) + 180),
    lacp_cla_care_plan_json: cells.jsonFields(permanenceCodes, draw),
  })
}

const reviewDueOn = (row: Half): number => row.from + 20 + (row.number % 6) * 150

function writeReviews(folder: string, { periodsOfCare }: Council): number {
  const draw = seededDraw(35)
  const participation = cells.oneOf(claReviews.columns.clar_cla_review_participation.codes, draw)
  const rows = rowsOf(periodsOfCare, periodsOfCare.count * 6, (number) => Math.floor(number / 6))
  return writeTable(folder, claReviews, rows, {
    clar_cla_review_id: (row) => 680_001 + row.number,
    clar_cla_id: (row) => cells.periodOfCareId(row.spell),
    clar_cla_review_due_date: (row) => day(reviewDueOn(row)),
    clar_cla_review_date: (row) => day(reviewDueOn(row) + draw(20)),
    clar_cla_review_cancelled: () => cells.yesIn100(3, draw),
    clar_cla_review_participation: participation,
    clar_cla_person_id: (row) => cells.personId(row.person),
  })
}

function writeCareLeavers(folder: string, { periodsOfCare }: Council): number {
  const draw = seededDraw(36)
  const { columns } = careLeavers
  const count = Math.floor(periodsOfCare.count / 4)
  const rows = rowsOf(periodsOfCare, count, (number) => number * 4)
  return writeTable(folder, careLeavers, rows, {
    clea_table_id: (row) => 690_001 + row.number,
    clea_person_id: (row) => cells.personId(row.person),
    clea_care_leaver_eligibility: () => 'Relevant',
    clea_care_leaver_in_touch: cells.oneOf(columns.clea_care_leaver_in_touch.codes, draw),
    clea_care_leaver_latest_contact: () => day(lastDay - draw(200)),
    clea_care_leaver_accommodation: cells.oneOf(columns.clea_care_leaver_accommodation.codes, draw),
    clea_care_leaver_accom_suitable: () => 1 + draw(2),
    clea_care_leaver_activity: cells.oneOf(columns.clea_care_leaver_activity.codes, draw),
    clea_pathway_plan_review_date: () => day(lastDay - draw(300)),
    clea_care_leaver_personal_advisor: (row) => cells.workerOf(row.team, draw),
    clea_care_leaver_allocated_team: (row) => cells.teamId(row.team),
    clea_care_leaver_worker_id: (row) => cells.workerOf(row.team, draw),
  })
}
