import { aims, type Share } from '../council/aims.ts'
import { countedFirst, marchEnd, octoberEnd, worldLast } from '../council/time.ts'
import { addMonths, ageOn, dayOf, workingNear, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { between } from '../referrals/assess.ts'
import type { ChildInCare } from './child-in-care.ts'

export type CarePlan = { readonly one: ChildInCare; readonly on: Day }

/** Months a care plan is good for: the council's own standard. */
const goodFor = 6

/** The care plans of each child: one soon after entry, and others about every six months. */
export function planCare(inCare: readonly ChildInCare[]): CarePlan[] {
  const random = randomOf('care plans')
  const plans = new Map(inCare.map((one) => [one, plansOf(random, one)]))
  aimAt(plans, marchEnd, aims.carePlansUnder16AtMarch2019)
  aimAt(plans, octoberEnd, aims.carePlansUnder16AtOctober2019)
  return [...plans].flatMap(([one, days]) =>
    days
      .filter((on) => on <= worldLast && addMonths(on, 8) > countedFirst)
      .map((on) => ({ one, on })),
  )
}

/** Each plan is renewed at the next review; where that slips, weeks or months later. */
function plansOf(random: Random, { enters, leaves }: ChildInCare): Day[] {
  const days: Day[] = []
  let day = workingNear(enters + random.between(5, 32))
  while (day < Math.min(leaves, worldLast + 60)) {
    days.push(day)
    day = workingNear(
      day + (random.chance(slipping(day)) ? random.between(200, 400) : random.between(150, 180)),
    )
  }
  return days
}

const slipping = (day: Day): number =>
  between(day, [
    [dayOf('1994-01-01'), 0.55],
    [dayOf('2017-10-01'), 0.62],
    [dayOf('2018-04-01'), 0.72],
    [dayOf('2018-10-01'), 0.68],
    [dayOf('2019-02-01'), 0.5],
    [worldLast + 400, 0.42],
  ])

/** Brings the children under 16 with a plan in force at a month end to the number aimed at. */
function aimAt(plans: ReadonlyMap<ChildInCare, Day[]>, day: Day, { met, of }: Share): void {
  const random = randomOf(`aim care plans at ${day}`)
  const there = random.shuffled(
    [...plans].filter(([{ referral, enters, leaves }]) => {
      return enters <= day && leaves > day && ageOn(referral.child.birth, day) < 16
    }),
  )
  if (there.length !== of) throw new Error(`${there.length} are in care under 16, not ${of}.`)
  const isGood = ([, days]: [ChildInCare, Day[]]): boolean =>
    days.some((on) => on <= day && addMonths(on, goodFor) >= day)
  const good = there.filter(isGood)
  const others = there.filter((one) => !isGood(one) && one[0].enters < day - 3)
  for (const [, days] of good.slice(0, Math.max(0, good.length - met))) {
    const kept = days.filter((on) => on > day || addMonths(on, goodFor) < day)
    days.splice(0, days.length, ...kept, workingNear(day + random.between(3, 40)))
  }
  for (const [{ enters }, days] of others.slice(0, Math.max(0, met - good.length))) {
    days.push(workingNear(Math.max(enters + 2, day - random.between(6, 150))))
  }
}
