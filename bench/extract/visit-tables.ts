import { claVisits } from '#records/tables/ssd-cla-visits.ts'
import { cinVisits } from '#records/tables/ssd-cin-visits.ts'
import { cpPlans } from '#records/tables/ssd-cp-plans.ts'
import { cpVisits } from '#records/tables/ssd-cp-visits.ts'
import { supervisions } from '#records/tables/supervisions.ts'
import * as cells from './cells.ts'
import { rowsOf } from './case-tables.ts'
import type { Council } from './council.ts'
import { day, dayWithTime, lastDay } from './days.ts'
import { seededDraw, type Draw } from './seeded-draw.ts'
import { writeTable } from './table-file.ts'

/** The files of visits, supervisions and child protection plans. */
export const writeVisits = (folder: string, council: Council): number =>
  writeCinVisits(folder, council) +
  writeProtectionPlans(folder, council) +
  writeProtectionVisits(folder, council) +
  writeCareVisits(folder, council) +
  writeSupervisions(folder, council)

/** A day within a spell, and within the extract. */
const dayWithin = (row: { from: number; to: number }, draw: Draw): number =>
  row.from + draw(Math.min(row.to, lastDay) - row.from + 1)

function writeCinVisits(folder: string, { referrals, scale }: Council): number {
  const draw = seededDraw(21)
  const rows = rowsOf(referrals, Math.round(220_000 * scale), () => draw(referrals.count))
  return writeTable(folder, cinVisits, rows, {
    cinv_cin_visit_id: (row) => 70_000_001 + row.number,
    cinv_person_id: (row) => cells.personId(row.person),
    cinv_cin_visit_date: (row) => dayWithTime(dayWithin(row, draw)),
    cinv_cin_visit_seen: () => cells.yesIn100(90, draw),
    cinv_cin_visit_seen_alone: () => cells.yesIn100(60, draw),
    cinv_cin_visit_bedroom: () => cells.yesIn100(40, draw),
  })
}

/** One referral in fifteen leads to a child protection plan. */
const planEvery = 15

function writeProtectionPlans(folder: string, { referrals }: Council): number {
  const draw = seededDraw(22)
  const count = Math.floor(referrals.count / planEvery)
  const categories = ['NEG', 'EMO', 'PHY', 'SEX', 'MUL']
  const category = () => categories[draw(categories.length)] ?? ''
  return writeTable(
    folder,
    cpPlans,
    rowsOf(referrals, count, (number) => number * planEvery),
    {
      cppl_cp_plan_id: (row) => cells.childProtectionPlanId(row.number),
      cppl_referral_id: (row) => cells.referralId(row.spell),
      cppl_icpc_id: (row) => 450_001 + row.number,
      cppl_person_id: (row) => cells.personId(row.person),
      cppl_cp_plan_start_date: (row) => day(row.from + 15),
      cppl_cp_plan_end_date: (row) => day(Math.max(row.to, row.from + 15)),
      cppl_cp_plan_initial_category: category,
      cppl_cp_plan_ola: () => cells.yesIn100(4, draw),
      cppl_cp_plan_latest_category: category,
    },
  )
}

function writeProtectionVisits(folder: string, { referrals, scale }: Council): number {
  const draw = seededDraw(23)
  const plans = Math.floor(referrals.count / planEvery)
  const rows = rowsOf(referrals, Math.round(40_000 * scale), () => draw(plans) * planEvery)
  return writeTable(folder, cpVisits, rows, {
    cppv_cp_visit_id: (row) => 75_000_001 + row.number,
    cppv_person_id: (row) => cells.personId(row.person),
    cppv_cp_plan_id: (row) => cells.childProtectionPlanId(row.spell / planEvery),
    cppv_cp_visit_date: (row) => dayWithTime(dayWithin(row, draw)),
    cppv_cp_visit_seen: () => cells.yesIn100(92, draw),
    cppv_cp_visit_seen_alone: () => cells.yesIn100(70, draw),
    cppv_cp_visit_bedroom: () => cells.yesIn100(50, draw),
  })
}

function writeCareVisits(folder: string, { periodsOfCare, scale }: Council): number {
  const draw = seededDraw(24)
  const count = Math.round(40_000 * scale)
  const rows = rowsOf(periodsOfCare, count, () => draw(periodsOfCare.count))
  return writeTable(folder, claVisits, rows, {
    clav_cla_visit_id: (row) => 78_000_001 + row.number,
    clav_cla_id: (row) => cells.periodOfCareId(row.spell),
    clav_person_id: (row) => cells.personId(row.person),
    clav_cla_visit_date: (row) => dayWithTime(dayWithin(row, draw)),
    clav_cla_visit_seen: () => cells.yesIn100(95, draw),
    clav_cla_visit_seen_alone: () => cells.yesIn100(75, draw),
  })
}

function writeSupervisions(folder: string, { referrals, scale }: Council): number {
  const draw = seededDraw(25)
  const kind = cells.oneOf(supervisions.columns.kind.codes, draw)
  const rows = rowsOf(referrals, Math.round(200_000 * scale), () => draw(referrals.count))
  return writeTable(folder, supervisions, rows, {
    supervision_id: (row) => 85_000_001 + row.number,
    person_id: (row) => cells.personId(row.person),
    supervision_date: (row) => day(dayWithin(row, draw)),
    worker_id: (row) => cells.workerOf(row.team, draw),
    team_id: (row) => cells.teamId(row.team),
    kind: () => (draw(10) === 0 ? kind() : 'case'),
  })
}
