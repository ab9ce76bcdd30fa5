import { preProceedings } from '#records/tables/ssd-pre-proceedings.ts'
import type { Case } from './cases/case.ts'
import { changeLater } from './cases/record-cases.ts'
import { countedFirst, juneEnd, marchEnd, worldLast } from './council/time.ts'
import { iso, workingOn, type Day } from './days.ts'
import { randomOf, type Random } from './random.ts'
import type { RecordBook } from './record-book.ts'

/** One family's time in pre-proceedings. */
type Spell = { readonly family: string; readonly children: Case[]; starts: Day; ends: Day }

/** Families on protection plans whose future is to be settled before, or without, the court. */
export function recordPreProceedings(book: RecordBook, cases: readonly Case[]): void {
  const random = randomOf('pre-proceedings')
  const spells = spellsOf(random, cases)
  aimWeeks(spells, marchEnd, 29 * 7)
  aimWeeks(spells, juneEnd, 28 * 7 + 5)
  let count = 0
  for (const { family, children, starts, ends } of spells) {
    if (starts > worldLast) continue
    const recorded = workingOn(starts + random.between(0, 2))
    const isIssued = random.chance(0.42)
    const letter = workingOn(starts + random.between(3, 15))
    const meeting = workingOn(letter + random.between(7, 24))
    for (const { referral } of children) {
      count += 1
      const entry = book.enter(preProceedings, recorded, {
        prep_table_id: `Q${500_000 + count}`,
        prep_person_id: referral.child.id,
        prep_plo_family_id: family,
        prep_pre_pro_decision_date: iso(starts),
        prep_legal_gateway_outcome: 'B',
        prep_cp_plans_referral_period: 1,
        prep_pre_pro_parents_legal_rep: random.chance(0.8) ? 'Y' : 'N',
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

function spellsOf(random: Random, cases: readonly Case[]): Spell[] {
  const families = new Map<string, Case[]>()
  for (const one of cases) {
    if (one.protection === null || one.closes < countedFirst) continue
    const key = `${one.referral.child.family.id}/${one.referral.on}`
    families.set(key, [...(families.get(key) ?? []), one])
  }
  const spells: Spell[] = []
  for (const [key, children] of families) {
    if (!random.chance(0.2)) continue
    const protection = children[0]?.protection ?? { from: 0 }
    const starts = workingOn(protection.from + random.between(30, 150))
    const ends = workingOn(starts + lengthOf(random))
    if (ends > countedFirst)
      spells.push({ family: key.split('/')[0] ?? '', children, starts, ends })
  }
  return spells
}

const lengthOf = (random: Random): number =>
  Math.round(random.between(70, 190) - Math.log(1 - random.draw()) * 150)

/**
 * Brings the days that families have been in pre-proceedings to a mean at a month end, by when
 * those began who are there then and were not at the month end before.
 */
function aimWeeks(spells: readonly Spell[], day: Day, meanDays: number): void {
  const there = spells.filter((one) => one.starts <= day && one.ends > day)
  const since = day === juneEnd ? marchEnd : Number.NEGATIVE_INFINITY
  const movable = there.filter((one) => {
    const isElsewhere = day === marchEnd && one.ends > juneEnd
    return one.starts > since && !isElsewhere
  })
  let excess = there.reduce((sum, one) => sum + day - one.starts, 0) - meanDays * there.length
  for (let turn = 0; turn < 400 && Math.abs(excess) > 2; turn += 1) {
    const one = movable[turn % movable.length]
    if (!one) break
    const step = Math.max(-7, Math.min(7, excess))
    const moved = one.starts + step
    if (moved > day - 3 || moved <= since) continue
    one.starts = moved
    excess -= step
  }
}
