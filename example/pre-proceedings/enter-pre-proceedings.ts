import { countedFirst, juneEnd, marchEnd } from '../council/time.ts'
import { workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { Referral } from '../referrals/referral.ts'

/** One family's time in pre-proceedings. */
export type Spell = {
  readonly family: string
  readonly referrals: readonly Referral[]
  starts: Day
  readonly ends: Day
  /** It ended in care proceedings. */
  readonly isIssued: boolean
}

/**
 * Families with children on protection plans whose future is to be settled before the court, or
 * without it. Chosen before their cases are drawn, which stay open as long as it takes.
 */
export function enterPreProceedings(referrals: readonly Referral[]): Spell[] {
  const random = randomOf('pre-proceedings')
  const spells: Spell[] = []
  for (const together of lastOfFamilies(referrals)) {
    const [first] = together
    if (first?.course !== 'protection' || !random.chance(0.24)) continue
    const starts = workingOn(first.on + random.between(70, 210))
    const ends = workingOn(starts + lengthOf(random))
    if (ends > countedFirst) {
      const isIssued = random.chance(0.42)
      spells.push({ family: first.child.family.id, referrals: together, starts, ends, isIssued })
    }
  }
  aimWeeks(spells, marchEnd, 29 * 7)
  aimWeeks(spells, juneEnd, 28 * 7 + 5)
  return spells
}

/** The referrals of each family's last day of referral: nobody refers it again meanwhile. */
function lastOfFamilies(referrals: readonly Referral[]): Referral[][] {
  const families = new Map<string, Referral[]>()
  for (const referral of referrals) {
    const { id } = referral.child.family
    const before = families.get(id) ?? []
    families.set(id, before[0]?.on === referral.on ? [...before, referral] : [referral])
  }
  return [...families.values()]
}

const lengthOf = (random: Random): number =>
  Math.round(random.between(70, 190) - Math.log(1 - random.draw()) * 150)

/**
 * Brings the days that families have been in pre-proceedings to a mean at a month end, by when
 * those began who are there then and are in no other month end aimed at.
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
