import { worldLast } from '../council/time.ts'
import { addMonths, ageOn, workingAfter, workingBy, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { ChildInCare } from './child-in-care.ts'

/** A plan for where a child will grow up, as `permanence_decisions` names them. */
export type PermanencePlan =
  | 'return_home'
  | 'long_term_fostering_relative'
  | 'long_term_fostering'
  | 'residential'
  | 'supported_living'
  | 'special_guardianship'
  | 'adoption'

/** Where a child in care lived, when that was looked at, and what was planned. */
export type CourseOfCare = {
  readonly one: ChildInCare
  readonly reviews: readonly Review[]
  readonly plan: PermanencePlan
  /** The day the plan was decided on, whether or not anybody wrote it down. */
  readonly decided: Day
  readonly match: Match | null
  readonly placements: readonly Placement[]
}

export type Review = { readonly due: Day; readonly on: Day; readonly isCancelled: boolean }

export type Match = { readonly isIdentified: boolean; readonly on: Day | null }

export type Placement = {
  readonly from: Day
  readonly to: Day
  readonly type: string
  readonly provider: string
}

/** Works out the reviews, plan, match and placements of everyone in care. */
export function followCare(inCare: readonly ChildInCare[]): CourseOfCare[] {
  const random = randomOf('course of care')
  return inCare.map((one) => {
    const reviews = reviewsOf(random, one)
    const plan = planFor(random, one)
    const second = secondReview(reviews)?.on ?? one.enters + 130
    // One in forty decisions is made only after the review that should have made it.
    const isLate = random.chance(0.015)
    const decided = isLate
      ? workingOn(second + random.between(5, 90))
      : workingBy(Math.max(one.enters, second - random.between(0, 60)))
    const match = matchOf(random, plan, second)
    return {
      one,
      reviews,
      plan,
      decided,
      match,
      placements: placementsOf(random, one, plan, match),
    }
  })
}

/** The second review held; the Care Planning Regulations 2010 want the permanence plan by then. */
export const secondReview = (reviews: readonly Review[]): Review | undefined =>
  reviews.filter((review) => !review.isCancelled)[1]

/** The first within 20 working days, the second 3 months on, then each 6 months (reg. 33). */
function reviewsOf(random: Random, { enters, leaves }: ChildInCare): Review[] {
  const reviews: Review[] = []
  let due = workingAfter(enters, 20)
  for (let held = 0; due < Math.min(leaves, worldLast + 30); held += 1) {
    const on = workingBy(due - random.weighed([30, 10, 10, 10, 10, 10, 10, 5, 5]))
    if (random.chance(0.025)) {
      reviews.push({ due, on, isCancelled: true })
      due = on + random.between(7, 21)
      held -= 1
      continue
    }
    const isLate = random.chance(0.06)
    const day = isLate ? workingOn(due + random.between(3, 25)) : on
    if (day >= leaves) break
    reviews.push({ due, on: day, isCancelled: false })
    due = addMonths(day, held === 0 ? 3 : 6)
  }
  return reviews
}

function planFor(random: Random, { referral, enters, leaves }: ChildInCare): PermanencePlan {
  const age = ageOn(referral.child.birth, Math.max(enters, referral.child.birth))
  if (leaves - enters < 330) return random.chance(0.8) ? 'return_home' : 'special_guardianship'
  return plans[random.weighed(weightsAt(age))] ?? 'long_term_fostering'
}

const plans = [
  'return_home',
  'long_term_fostering_relative',
  'long_term_fostering',
  'residential',
  'supported_living',
  'special_guardianship',
  'adoption',
] as const

function weightsAt(age: number): number[] {
  if (age < 4) return [8, 10, 34, 0, 0, 18, 22]
  return age < 11 ? [10, 14, 60, 0, 0, 14, 1] : [9, 9, 44, 14, 20, 4, 0]
}

/** Matching is of long-term fostering alone: in 2 months where the placement is known, else in 6. */
function matchOf(random: Random, plan: PermanencePlan, second: Day): Match | null {
  if (plan !== 'long_term_fostering' && plan !== 'long_term_fostering_relative') return null
  const isIdentified = random.chance(0.45)
  const limit = isIdentified ? 2 : 6
  const isInTime = random.chance(0.62)
  const on = isInTime
    ? workingBy(addMonths(second, limit) - random.between(0, 20 * limit))
    : workingOn(addMonths(second, limit) + random.between(5, 260))
  return { isIdentified, on: random.chance(0.06) ? null : on }
}

function placementsOf(
  random: Random,
  { referral, enters, leaves }: ChildInCare,
  plan: PermanencePlan,
  match: Match | null,
): Placement[] {
  const placements: Placement[] = []
  const settles = match?.on ?? Infinity
  for (let from = enters; from < Math.min(leaves, worldLast + 1);) {
    const isSettled = from >= settles
    const stays = 40 + Math.round(-Math.log(1 - random.draw()) * (isSettled ? 1600 : 330))
    const to = Math.min(leaves, from < settles ? Math.min(from + stays, settles) : from + stays)
    const age = ageOn(referral.child.birth, Math.max(from, referral.child.birth))
    const type = isSettled
      ? longTerm(plan)
      : typeFor(random, { age, plan, isMatched: settles < Infinity })
    const isOwn = type.startsWith('U') ? random.chance(0.55) : random.chance(0.1)
    placements.push({ from, to: Math.max(to, from + 1), type, provider: isOwn ? 'PR1' : 'PR4' })
    from = Math.max(to, from + 1)
  }
  return placements
}

const longTerm = (plan: PermanencePlan): string =>
  plan === 'long_term_fostering_relative' ? 'U1' : 'U4'

function typeFor(
  random: Random,
  { age, plan, isMatched }: { age: number; plan: PermanencePlan; isMatched: boolean },
): string {
  if (plan === 'adoption' && age < 6 && random.chance(0.2)) return 'A6'
  if (plan === 'residential') return 'K2'
  if (age >= 16 && !isMatched) return random.pick(['U6', 'H5', 'H5', 'K2', 'P2'])
  if (plan === 'long_term_fostering_relative') return 'U3'
  return random.pick(['U6', 'U6', 'U6', 'U6', 'U6', 'U3', age > 10 ? 'K2' : 'U6', 'P1'])
}
