import {
  areaTeams,
  disabledTeams,
  firstResponse,
  sixteenPlus,
  teams,
  type Team,
} from '../council/teams.ts'
import { aims } from '../council/aims.ts'
import { worldFirst, worldLast } from '../council/time.ts'
import type { Staff } from '../council/workers.ts'
import { ageOn, monthEnd, monthOf, months, monthStart, workingAfter, type Day } from '../days.ts'
import type { Child, Family, People } from '../people/families.ts'
import { randomOf, type Random } from '../random.ts'
import type { Course, Referral } from './referral.ts'
import { demandOn, referralWeight } from './rhythm.ts'

/** First assessments in a usual month, over all teams. */
const usualMonth = 338

type Slot = { readonly on: Day; readonly team: Team; taken: boolean }

/**
 * The referrals of the whole time, child by child, in the order of their days. They come in months
 * by the day a child is to be seen, since two of those months are aimed at by number.
 */
export function takeReferrals(people: People, staff: Staff): Referral[] {
  const random = randomOf('referrals')
  const referrals: Referral[] = []
  const known: Family[] = []
  const met = new Set<Family>()
  for (const month of [...months(monthOf(worldFirst), monthOf(worldLast)), '2019-11']) {
    const slots = slotsOf(random, month)
    for (const [place, slot] of slots.entries()) {
      if (slot.taken) continue
      const family = chooseFamily(random, people, known, slot)
      const left = slots.slice(place + 1).filter((one) => !one.taken && one.team === slot.team)
      const referred = childrenOf(random, family, slot.on).slice(0, left.length + 1)
      for (const one of random.shuffled(left).slice(0, referred.length - 1)) one.taken = true
      const course = courseOf(random, slot.team, referred)
      const lasts = lastsOf(random, course, slot.team)
      const post = staff.postIn(random, slot.team)
      for (const child of referred) {
        const id = `R${200_000 + referrals.length}`
        const { on, team } = slot
        referrals.push({ id, child, on, team, post, course, lasts, assessments: [], seen: null })
      }
      family.freeFrom = course === 'care' ? Infinity : slot.on + 215 + lasts
      if (!met.has(family)) known.push(family)
      met.add(family)
    }
  }
  return referrals
}

/** The days and teams of one month's referrals, in order. */
function slotsOf(random: Random, month: string): Slot[] {
  const days = daysOf(month)
  const weights = days.map(referralWeight)
  const weight = weights.reduce((total, one) => total + one, 0)
  const demand = demandOn(monthStart(month)) * (1 + 0.035 * random.normal())
  const wanted = aimedAt(month) ?? Math.round((usualMonth * weight * demand) / 20.6)
  const others = teams.flatMap((team) =>
    Array.from({ length: someOf(random, (team.firstAssessments * weight) / 20.6) }, () => team),
  )
  return Array.from({ length: wanted }, (_, place) => ({
    on: days[random.weighed(weights)] ?? 0,
    team: others[place] ?? firstResponse,
    taken: false,
  })).sort((one, other) => one.on - other.on)
}

/** A number about a mean, as referrals fall: but no team goes without for a month. */
const someOf = (random: Random, mean: number): number =>
  Math.min(Math.max(random.poisson(mean), Math.round(mean * 0.65)), Math.round(mean * 1.6))

function aimedAt(month: string): number | undefined {
  if (month === '2019-03') return aims.seenInMarch2019.of
  return month === '2019-10' ? aims.seenInOctober2019.of : undefined
}

/** Days whose fifth working day after falls in the month; none after the last extract. */
function daysOf(month: string): Day[] {
  const days: Day[] = []
  for (let day = monthStart(month) - 15; day <= Math.min(monthEnd(month), worldLast); day += 1) {
    if (monthOf(workingAfter(day, 5)) === month) days.push(day)
  }
  return days
}

function chooseFamily(random: Random, people: People, known: Family[], slot: Slot): Family {
  if (random.chance(slot.team === firstResponse ? 0.27 : 0.4)) {
    const family = returningFamily(random, known, slot.on)
    if (family) return family
  }
  const unborn = slot.team === sixteenPlus ? 0.4 : 0.18
  const family = people.newFamily(random, slot.on, random.chance(unborn) ? 'unborn' : 'born')
  const isDisabled = disabledTeams.includes(slot.team)
  return isDisabled ? asDisabled(random, people, slot.on) : family
}

/** A family that nobody has worked with for some time, by chance; none where a few tries find none. */
function returningFamily(random: Random, known: readonly Family[], on: Day): Family | undefined {
  for (let turn = 0; turn < 12 && known.length > 0; turn += 1) {
    const family = random.pick(known)
    const isFree = family.freeFrom < on
    if (isFree && family.children.some((one) => canBeReferred(one, on))) return family
  }
  return undefined
}

function asDisabled(random: Random, people: People, on: Day): Family {
  const family = people.newFamily(random, on, 'born')
  const first = family.children[0]
  if (first) family.children[0] = { ...first, isDisabled: true }
  return family
}

const canBeReferred = (child: Child, on: Day): boolean => child.birth > on - 17.4 * 365

function childrenOf(random: Random, family: Family, on: Day): Child[] {
  const children = family.children.filter((one) => canBeReferred(one, on) && one.birth < on + 200)
  const some = children.filter((one) => one.birth > on || random.chance(0.88))
  return some.length > 0 ? some : children.slice(0, 1)
}

const courses: readonly Course[] = ['assessment only', 'child in need', 'protection', 'care']

function courseOf(random: Random, team: Team, children: readonly Child[]): Course {
  if (disabledTeams.includes(team)) return courses[random.weighed([34, 63, 3])] ?? 'child in need'
  if (areaTeams.includes(team)) return courses[random.weighed([50, 34, 14, 2])] ?? 'child in need'
  const isYoung = children.some((one) => ageOn(Math.min(one.birth, worldLast), worldLast) < 3)
  return courses[random.weighed(isYoung ? [58, 24, 14, 4] : [65, 23, 9, 3])] ?? 'child in need'
}

function lastsOf(random: Random, course: Course, team: Team): number {
  const tail = Math.round(-Math.log(1 - random.draw()) * 110)
  if (course === 'assessment only') return random.between(0, 10)
  if (course === 'child in need') {
    return disabledTeams.includes(team) ? 260 + tail * 5 : 50 + tail
  }
  return 190 + Math.round(tail * 1.7)
}
