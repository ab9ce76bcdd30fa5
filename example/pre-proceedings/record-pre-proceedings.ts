import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import { worldLast } from '../council/time.ts'
import { iso, workingOn } from '../days.ts'
import { randomOf } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { Spell } from './enter-pre-proceedings.ts'

/** Records each child of each family in pre-proceedings. */
export function recordPreProceedings(book: RecordBook, spells: readonly Spell[]): void {
  const random = randomOf('record pre-proceedings')
  let count = 0
  for (const { family, referrals, starts, ends, isIssued } of spells) {
    if (starts > worldLast) continue
    const letter = workingOn(starts + random.between(3, 15))
    const meeting = workingOn(letter + random.between(7, 24))
    const hasLawyer = random.chance(0.8)
    for (const { child } of referrals) {
      count += 1
      const entry = book.enter(preProceedings, starts, {
        prep_table_id: `Q${500_000 + count}`,
        prep_person_id: child.id,
        prep_plo_family_id: family,
        prep_pre_pro_decision_date: iso(starts),
        prep_legal_gateway_outcome: 'B',
        prep_cp_plans_referral_period: 1,
        prep_pre_pro_parents_legal_rep: hasLawyer ? 'Y' : 'N',
      })
      changeLater(entry, letter, { prep_pre_pro_letter_date: iso(letter) })
      changeLater(entry, meeting, { prep_initial_pre_pro_meeting_date: iso(meeting) })
      if (ends > worldLast) continue
      changeLater(entry, ends, {
        prep_agree_stepdown_issue_date: iso(ends),
        prep_pre_pro_outcome: isIssued
          ? 'Decision to Issue Care Proceedings'
          : 'Decision to step down',
        prep_pre_pro_meetings_num: random.between(1, 5),
      })
    }
  }
}
