import { aims } from '../council/aims.ts'
import { disabledTeams, firstResponse } from '../council/teams.ts'
import { countedFirst, marchEnd, octoberEnd, worldFirst, worldLast } from '../council/time.ts'
import type { Staff } from '../council/workers.ts'
import { addMonths, ageOn, workingOn, type Day } from '../days.ts'
import type { People } from '../people/families.ts'
import { randomOf, type Random } from '../random.ts'
import type { Referral } from '../referrals/referral.ts'
import type { ChildInCare } from './child-in-care.ts'

/** Children in care when counting began, before those whom later referrals brought. */
const atFirst = 300
/** Unaccompanied young people who arrive in a month. */
const unaccompanied = 4.6

const eighteenth = (birth: Day): Day => addMonths(birth, 18 * 12)

/**
 * Everyone in care at some time: those there at the start, those whose referral led to care, and
 * young people who came to the country alone. Adds the referrals of the first and the last.
 */
export function takeIntoCare(people: People, staff: Staff, referrals: Referral[]): ChildInCare[] {
  const random = randomOf('care')
  const inCare: ChildInCare[] = []
  const enter = (referral: Referral, enters: Day, stays: number): void => {
    const id = `L${400_000 + inCare.length}`
    const leaves = Math.min(enters + Math.round(stays), eighteenth(referral.child.birth))
    if (leaves <= enters + 3) return
    inCare.push({ id, referral, enters, leaves, isShortBreaks: false })
  }
  for (const referral of referrals) {
    if (referral.course !== 'care') continue
    const born = Math.max(referral.on, referral.child.birth)
    enter(referral, workingOn(born + random.between(3, 90)), staysOf(random))
  }
  const bring = (on: Day, birth: Day, place: number): Referral => {
    const child = people.addChild(random, people.emptyFamily(random), birth)
    const post = staff.postIn(random, firstResponse)
    const rest = { team: firstResponse, post, lasts: 0, assessments: [], seen: null }
    const referral: Referral = { id: `R${190_000 + place}`, child, on, course: 'care', ...rest }
    referrals.push(referral)
    return referral
  }
  for (let place = 0; place < atFirst; place += 1) {
    const age =
      random.weighed([4, 5, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 11, 33, 34, 12, 6]) + random.draw()
    const birth = countedFirst - Math.floor(age * 365.25)
    const since = Math.min(age * 365 - 5, -Math.log(1 - random.draw()) * 1100 + 30)
    const enters = workingOn(countedFirst - Math.floor(since))
    const left = -Math.log(1 - random.draw()) * 3500 + 5
    enter(
      bring(enters - random.between(0, Math.min(40, enters - birth)), birth, place),
      enters,
      countedFirst - enters + left,
    )
  }
  for (let day = worldFirst, place = 0; day <= worldLast; day += 1) {
    if (!random.chance((unaccompanied * 12) / 365)) continue
    const birth = day - random.between(Math.floor(15.6 * 365.25), Math.floor(17.4 * 365.25))
    enter(bring(day, birth, 5000 + place), day, 2000)
    place += 1
  }
  aimNumbers(random, inCare)
  return [...inCare, ...takeShortBreaks(people, staff, referrals)].filter((one) => {
    return one.leaves > countedFirst
  })
}

/** Disabled children who spend some nights away from home: their days are recorded like care. */
function takeShortBreaks(people: People, staff: Staff, referrals: Referral[]): ChildInCare[] {
  const random = randomOf('short breaks')
  return Array.from({ length: 24 }, (_, place) => {
    const team = random.pick(disabledTeams)
    const on = workingOn(random.between(countedFirst - 500, worldLast - 200))
    const birth = on - random.between(5 * 365, 13 * 365)
    const child = people.addChild(random, people.emptyFamily(random), birth)
    const post = staff.postIn(random, team)
    const rest = { team, post, lasts: 0, assessments: [], seen: null, course: 'care' as const }
    const referral: Referral = { id: `R${198_000 + place}`, child, on, ...rest }
    referrals.push(referral)
    const enters = workingOn(on + random.between(40, 100))
    const leaves = enters + random.between(200, 1400)
    return { id: `L${490_000 + place}`, referral, enters, leaves, isShortBreaks: true }
  })
}

function staysOf(random: Random): number {
  return random.chance(0.3) ? random.between(10, 220) : -Math.log(1 - random.draw()) * 1500 + 150
}

type AgeGroup = 'under 16' | '16 and over'

const groupOn = (one: ChildInCare, day: Day): AgeGroup =>
  ageOn(one.referral.child.birth, day) < 16 ? 'under 16' : '16 and over'

const isThere = (one: ChildInCare, day: Day): boolean => one.enters <= day && one.leaves > day

/** Brings the numbers in care at two month ends to those aimed at, by when children leave. */
function aimNumbers(random: Random, inCare: readonly ChildInCare[]): void {
  const march = [aims.carePlansUnder16AtMarch2019.of, aims.pathwayPlansAtMarch2019.of] as const
  const october = [
    aims.carePlansUnder16AtOctober2019.of,
    aims.pathwayPlansAtOctober2019.of,
  ] as const
  const goals: [Day, AgeGroup, number][] = [
    [marchEnd, 'under 16', march[0]],
    [marchEnd, '16 and over', march[1]],
    [octoberEnd, 'under 16', october[0]],
    [octoberEnd, '16 and over', october[1]],
  ]
  for (const [day, group, wanted] of goals) {
    const there = inCare.filter((one) => isThere(one, day) && groupOn(one, day) === group)
    const surplus = there.length - wanted
    if (surplus > 0) leaveEarlier(random, there, day, surplus)
    if (surplus < 0) stayLonger(random, inCare, { day, group, short: -surplus })
  }
}

/** Some who are there on the day left in the four months before it, and after the aim before. */
function leaveEarlier(
  random: Random,
  there: readonly ChildInCare[],
  day: Day,
  surplus: number,
): void {
  const can = there.filter((one) => {
    if (one.enters > day - 40) return false
    return day === octoberEnd || one.leaves <= octoberEnd
  })
  if (can.length < surplus) throw new Error(`Too many children are in care on day ${day}.`)
  for (const one of random.shuffled(can).slice(0, surplus)) {
    one.leaves = workingOn(random.between(Math.max(day - 120, one.enters + 20), day - 10))
  }
}

/** Some who left in the months before the day stayed until after it. */
function stayLonger(
  random: Random,
  inCare: readonly ChildInCare[],
  { day, group, short }: { day: Day; group: AgeGroup; short: number },
): void {
  const since = day === octoberEnd ? marchEnd : day - 330
  const can = inCare.filter((one) => {
    const hasLeft = one.leaves > since && one.leaves <= day
    const left = eighteenth(one.referral.child.birth) - day
    return hasLeft && groupOn(one, day) === group && left > 40
  })
  if (can.length < short) throw new Error(`Too few children are in care on day ${day}.`)
  for (const one of random.shuffled(can).slice(0, short)) {
    const last = Math.min(eighteenth(one.referral.child.birth), day + 160)
    one.leaves = random.between(day + 20, last)
  }
}
