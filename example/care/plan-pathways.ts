import { pathwayPlans } from '#records/tables/pathway-plans.ts'
import { careLeavers } from '#records/tables/ssd-care-leavers.ts'
import { aims, type Share } from '../council/aims.ts'
import { sixteenPlus } from '../council/teams.ts'
import { marchEnd, octoberEnd, worldLast } from '../council/time.ts'
import { addMonths, ageOn, dayOf, iso, workingNear, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import { between } from '../referrals/assess.ts'
import type { ChildInCare } from './child-in-care.ts'

/** Months a pathway plan is good for: the council's own standard. */
const goodFor = 6

/** Plans, and records, the way to adult life of everyone in care at 16 or over. */
export function planPathways(book: RecordBook, inCare: readonly ChildInCare[]): void {
  const random = randomOf('pathway plans')
  const plans = new Map<ChildInCare, Day[]>()
  for (const one of inCare) {
    if (sixteenth(one) <= Math.min(one.leaves, worldLast)) plans.set(one, plansOf(random, one))
  }
  aimAt(plans, marchEnd, aims.pathwayPlansAtMarch2019)
  aimAt(plans, octoberEnd, aims.pathwayPlansAtOctober2019)
  for (const [one, days] of plans) record(book, random, one, days)
}

const sixteenth = ({ referral }: ChildInCare): Day => addMonths(referral.child.birth, 16 * 12)

function plansOf(random: Random, one: ChildInCare): Day[] {
  const days: Day[] = []
  let day = workingNear(Math.max(sixteenth(one), one.enters) + random.between(30, 88))
  while (day < Math.min(one.leaves, worldLast + 40)) {
    days.push(day)
    const slips = random.chance(slipping(day))
    day = workingNear(day + (slips ? random.between(190, 300) : random.between(120, 178)))
  }
  return days
}

/** Sixteen Plus kept its plans up until workers left in the summer of 2019. */
const slippingPoints = [
  [dayOf('1994-01-01'), 0.35],
  [dayOf('2018-10-01'), 0.3],
  [dayOf('2019-04-01'), 0.6],
  [worldLast + 400, 0.6],
] as const

const slipping = (day: Day): number => between(day, slippingPoints)

/** Brings those of 16 and over with a plan in force at a month end to the number aimed at. */
function aimAt(plans: ReadonlyMap<ChildInCare, Day[]>, day: Day, { met, of }: Share): void {
  const random = randomOf(`aim pathway plans at ${day}`)
  const there = random.shuffled(
    [...plans].filter(([{ referral, enters, leaves }]) => {
      return enters <= day && leaves > day && ageOn(referral.child.birth, day) >= 16
    }),
  )
  if (there.length !== of) throw new Error(`${there.length} are in care at 16 or over, not ${of}.`)
  const isGood = ([, days]: [ChildInCare, Day[]]): boolean =>
    days.some((on) => on <= day && addMonths(on, goodFor) >= day)
  const good = there.filter(isGood)
  const others = there.filter((one) => {
    return !isGood(one) && Math.max(one[0].enters, sixteenth(one[0])) < day - 3
  })
  for (const [, days] of good.slice(0, Math.max(0, good.length - met))) {
    const kept = days.filter((on) => on > day || addMonths(on, goodFor) < day)
    days.splice(0, days.length, ...kept, workingNear(day + random.between(3, 40)))
  }
  for (const [one, days] of others.slice(0, Math.max(0, met - good.length))) {
    days.push(
      workingNear(Math.max(one.enters + 2, sixteenth(one) + 2, day - random.between(6, 140))),
    )
  }
}

function record(book: RecordBook, random: Random, one: ChildInCare, days: readonly Day[]): void {
  const { child } = one.referral
  const starts = Math.max(one.enters, sixteenth(one))
  if (starts > worldLast) return
  const leaver = book.enter(careLeavers, workingNear(starts), {
    clea_table_id: `G${one.id.slice(1)}`,
    clea_person_id: child.id,
    clea_care_leaver_eligibility: 'Eligible',
    clea_care_leaver_in_touch: 'YES',
    clea_care_leaver_allocated_team: sixteenPlus.id,
  })
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    if (day > worldLast || day >= one.leaves) continue
    book.enter(pathwayPlans, day, { person_id: child.id, plan_date: iso(day) })
    changeLater(leaver, day, { clea_pathway_plan_review_date: iso(day) })
  }
  if (one.leaves > worldLast || ageOn(child.birth, one.leaves) < 18) return
  changeLater(leaver, one.leaves, {
    clea_care_leaver_eligibility: 'Former Relevant',
    clea_care_leaver_accommodation: random.pick(['D', 'E', 'K', 'U', 'Z', 'B', 'C']),
    clea_care_leaver_accom_suitable: random.chance(0.92) ? '1' : '2',
    clea_care_leaver_activity: random.pick(['F2', 'F2', 'F5', 'F4', 'G5', 'G4', 'F1', 'P5']),
  })
}
