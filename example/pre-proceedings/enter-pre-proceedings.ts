import { aims } from '../council/aims.ts'
import { countedFirst, juneEnd, marchEnd } from '../council/time.ts'
import { dayOf, workingAfter, workingBy, workingNear, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { Referral } from '../referrals/referral.ts'

/** One family's time in pre-proceedings. */
export type Spell = {
  readonly family: string
  readonly referrals: readonly Referral[]
  starts: Day
  ends: Day
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
    const starts = workingNear(first.on + random.between(70, 210))
    const ends = workingNear(starts + lengthOf(random))
    if (ends > countedFirst) {
      const isIssued = random.chance(0.42)
      spells.push({ family: first.child.family.id, referrals: together, starts, ends, isIssued })
    }
  }
  aimWeeks(random, spells, { at: marchEnd, after: dayOf('2018-12-31'), meanDays: aims.daysInMarch })
  aimWeeks(random, spells, { at: juneEnd, after: marchEnd, meanDays: aims.daysInJune })
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

type Aim = { readonly at: Day; readonly after: Day; readonly meanDays: number }

/** How many days more the families there on a day have been in pre-proceedings than is aimed at. */
const excessOf = (there: readonly Spell[], { at, meanDays }: Aim): number =>
  there.reduce((sum, one) => sum + at - one.starts - meanDays, 0)

const thereOn = (spells: readonly Spell[], day: Day): Spell[] =>
  spells.filter((one) => one.starts <= day && one.ends > day)

/**
 * Brings the days that families have been in pre-proceedings to a mean at a month end: first by
 * which of the longest had left by then, then by when the latest began. Spells that are there on an
 * earlier day aimed at keep their beginning.
 */
function aimWeeks(random: Random, spells: readonly Spell[], aim: Aim): void {
  const { at, after } = aim
  for (let turn = 0; turn < 40; turn += 1) {
    const there = thereOn(spells, at)
    const excess = excessOf(there, aim)
    if (Math.abs(excess) <= 0.5 * roomFor(excess, there, aim)) break
    const isLong = (one: Spell): boolean => at - one.starts > aim.meanDays + 10
    const left = spells.filter((one) => one.ends > after && one.ends <= at && isLong(one))
    const longest = (excess < 0 ? left : there.filter(isLong)).toSorted(
      (a, b) => a.starts - b.starts,
    )
    const one = longest[0]
    if (!one) break
    one.ends = excess < 0 ? at + random.between(10, 60) : random.between(after + 5, at - 5)
  }
  beginLater(thereOn(spells, at), aim)
}

/** By how many days beginnings can move in all, later where there is an excess and else earlier. */
const roomFor = (excess: number, there: readonly Spell[], aim: Aim): number =>
  movableIn(there, aim).reduce(
    (sum, { starts }) => sum + (excess > 0 ? aim.at - 5 - starts : starts - aim.after - 5),
    0,
  )

const movableIn = (there: readonly Spell[], { after, at }: Aim): Spell[] =>
  there.filter((one) => one.starts > after + 5 && one.starts < at - 5)

/** Moves beginnings by a few days each until the mean is met. */
function beginLater(there: readonly Spell[], aim: Aim): void {
  const movable = movableIn(there, aim)
  let excess = Math.round(excessOf(there, aim))
  for (let turn = 0; turn < 20 * movable.length && Math.abs(excess) > 3; turn += 1) {
    const one = movable[turn % movable.length]
    if (!one) break
    const moved = excess > 0 ? workingAfter(one.starts, 1) : workingBy(one.starts - 1)
    if (moved <= aim.after || moved >= aim.at) continue
    excess -= moved - one.starts
    one.starts = moved
  }
}
