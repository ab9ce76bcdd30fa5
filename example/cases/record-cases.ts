import { assessmentChildSeen } from '#records/tables/assessment-child-seen.ts'
import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { cinPlans } from '#records/tables/ssd-cin-plans.ts'
import { cpPlans } from '#records/tables/ssd-cp-plans.ts'
import { worldLast } from '../council/time.ts'
import type { Staff } from '../council/workers.ts'
import { iso, workingOn } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { Assessment, Referral } from '../referrals/referral.ts'
import type { Case } from './case.ts'

/** Records referrals, assessments and plans of every case. */
export function recordCases(book: RecordBook, staff: Staff, cases: readonly Case[]): void {
  const random = randomOf('record cases')
  for (const one of cases) {
    recordEpisode(book, random, staff, one)
    for (const assessment of one.referral.assessments) {
      recordAssessment(book, random, { staff, assessment, seen: one.referral })
    }
    recordPlans(book, random, staff, one)
  }
}

const primaryNeeds = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N8']
const sources = ['6', '2A', '3A', '3B', '3E', '5A', '1A', '1C', '8', '4', '9']

function recordEpisode(book: RecordBook, random: Random, staff: Staff, one: Case): void {
  const { referral, closes } = one
  const { on, child, team, post, course } = referral
  const need = child.isDisabled ? 1 : random.weighed([58, 0, 9, 9, 16, 5, 3])
  const entry = book.enter(cinEpisodes, workingOn(on), {
    cine_referral_id: referral.id,
    cine_person_id: child.id,
    cine_referral_date: iso(on),
    cine_cin_primary_need_code: primaryNeeds[need] ?? null,
    cine_referral_source_code: sources[random.weighed([28, 22, 5, 8, 5, 9, 8, 4, 6, 3, 2])] ?? null,
    cine_referral_nfa: course === 'no further action' ? 'Y' : 'N',
    cine_referral_team: team.id,
    cine_referral_worker_id: staff.workerOn(post, on),
  })
  if (closes > worldLast) return
  changeLater(entry, workingOn(closes + random.weighed([70, 12, 8, 5, 5])), {
    cine_close_date: iso(closes),
    cine_close_reason: reasonOf(random, one),
  })
}

function reasonOf(random: Random, { referral, care }: Case): string {
  if (care !== null) return random.pick(['RC7', 'RC4', 'RC3', 'RC6'])
  if (referral.course === 'assessment only') return random.chance(0.7) ? 'RC8' : 'RC9'
  return random.chance(0.93) ? 'RC7' : 'RC5'
}

function recordAssessment(
  book: RecordBook,
  random: Random,
  { staff, assessment, seen: referral }: { staff: Staff; assessment: Assessment; seen: Referral },
): void {
  const { id, start, authorised, recorded, team } = assessment
  const isFirst = referral.assessments[0] === assessment
  const holder = staff.workerOn(
    referral.team === team ? referral.post : staff.postIn(random, team),
    start,
  )
  const entry = book.enter(cinAssessments, start, {
    cina_assessment_id: id,
    cina_person_id: referral.child.id,
    cina_referral_id: referral.id,
    cina_assessment_start_date: iso(start),
    cina_assessment_team: team.id,
    cina_assessment_worker_id: holder,
  })
  const closes = referral.course === 'assessment only' ? 'Y' : 'N'
  if (authorised <= worldLast) {
    changeLater(entry, Math.max(recorded, start), {
      cina_assessment_auth_date: iso(authorised),
      cina_assessment_child_seen: isFirst && referral.seen === null ? 'N' : 'Y',
      cina_assessment_outcome_nfa: closes,
    })
  }
  const { seen } = referral
  if (!isFirst || seen === null || seen.by !== 'form' || seen.on > worldLast) return
  book.enter(assessmentChildSeen, Math.max(seen.recorded, start), {
    assessment_id: id,
    person_id: referral.child.id,
    seen_date: iso(seen.on),
    seen_by: random.chance(0.8) ? 'Social worker' : null,
  })
}

function recordPlans(book: RecordBook, random: Random, staff: Staff, one: Case): void {
  const { referral, childInNeed, protection, holdings } = one
  if (childInNeed !== null && childInNeed.from <= worldLast) {
    const { from, to } = childInNeed
    const holding = holdings.find((each) => each.to > from) ?? holdings.at(-1)
    const entry = book.enter(cinPlans, workingOn(from + random.between(0, 5)), {
      cinp_cin_plan_id: `N${referral.id.slice(1)}`,
      cinp_referral_id: referral.id,
      cinp_person_id: referral.child.id,
      cinp_cin_plan_start_date: iso(from),
      cinp_cin_plan_team: holding?.team.id ?? null,
      cinp_cin_plan_worker_id: holding ? staff.workerOn(holding.post, from) : null,
    })
    if (to <= worldLast) changeLater(entry, to + 1, { cinp_cin_plan_end_date: iso(to) })
  }
  if (protection !== null && protection.from <= worldLast) {
    const { from, to } = protection
    const category = random.pick(['NEG', 'NEG', 'EMO', 'EMO', 'PHY', 'SEX', 'MUL'])
    const entry = book.enter(cpPlans, workingOn(from + random.between(0, 3)), {
      cppl_cp_plan_id: `C${referral.id.slice(1)}`,
      cppl_referral_id: referral.id,
      cppl_person_id: referral.child.id,
      cppl_cp_plan_start_date: iso(from),
      cppl_cp_plan_initial_category: category,
      cppl_cp_plan_latest_category: category,
      cppl_cp_plan_ola: 'N',
    })
    if (to <= worldLast) changeLater(entry, to + 1, { cppl_cp_plan_end_date: iso(to) })
  }
}
