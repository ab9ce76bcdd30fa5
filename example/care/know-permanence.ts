import { aims, type Share } from '../council/aims.ts'
import { octoberEnd, septemberEnd } from '../council/time.ts'
import { dayOf, workingAfter, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { secondReview, type CourseOfCare } from './course-of-care.ts'

/**
 * The day on which each decision on permanence was entered where it can be counted, or null where
 * it never was. Many stood in other places and were found in October 2019, after a dip sample.
 */
export function knowPermanence(courses: readonly CourseOfCare[]): Map<CourseOfCare, Day | null> {
  const random = randomOf('know permanence')
  const known = new Map(courses.map((one) => [one, knownOn(random, one)]))
  const inOctober = dueAt(courses, octoberEnd)
  aim(random, inOctober, aims.permanenceInOctober2019, {
    isMet: (one) => isKnown(known, one, octoberEnd),
    meet: (one) => known.set(one, workingAfter(dipSample, random.between(3, 20))),
    unmeet: (one) => known.set(one, null),
  })
  // Whoever is known in September was not found in October: they stay among those of October.
  aim(random, dueAt(courses, septemberEnd), aims.permanenceInSeptember2019, {
    isMet: (one) => isKnown(known, one, septemberEnd),
    meet: (one) =>
      known.set(one, isKnown(known, one, octoberEnd) ? foundBefore(random, one) : null),
    unmeet: (one) => known.set(one, workingAfter(dipSample, random.between(3, 20))),
  })
  return known
}

const dipSample = dayOf('2019-10-01')

/**
 * Adoption goes to panel and is entered at once; one in six of the others waits to be found, and
 * nobody looks in the files of children who have left.
 */
function knownOn(random: Random, { decided, plan, one }: CourseOfCare): Day | null {
  const soon = workingOn(Math.max(decided, one.enters) + random.between(0, 6))
  if (plan === 'adoption' || random.chance(0.84)) return soon
  const found = workingOn(soon + random.between(90, 700))
  const day = found < dipSample ? found : workingAfter(dipSample, random.between(3, 20))
  return day < one.leaves ? day : null
}

function foundBefore(random: Random, { decided }: CourseOfCare): Day {
  return Math.min(workingOn(decided + random.between(0, 40)), septemberEnd - 3)
}

/** Children in care on a day whose second review had been held, adoption being counted apart. */
function dueAt(courses: readonly CourseOfCare[], day: Day): CourseOfCare[] {
  return courses.filter(({ one, reviews, plan, decided }) => {
    const second = secondReview(reviews.filter((review) => review.on <= day))
    if (second === undefined || one.enters > day || one.leaves <= day || one.isShortBreaks)
      return false
    return plan !== 'adoption' || decided > second.on
  })
}

const isKnown = (
  known: Map<CourseOfCare, Day | null>,
  one: CourseOfCare,
  extract: Day,
): boolean => {
  const on = known.get(one) ?? null
  return on !== null && on <= extract && isInTime(one)
}

const isInTime = (one: CourseOfCare): boolean => one.decided <= (secondReview(one.reviews)?.on ?? 0)

type Turn = {
  readonly isMet: (one: CourseOfCare) => boolean
  readonly meet: (one: CourseOfCare) => void
  readonly unmeet: (one: CourseOfCare) => void
}

function aim(
  random: Random,
  due: readonly CourseOfCare[],
  { met, of }: Share,
  { isMet, meet, unmeet }: Turn,
): void {
  const wanted = Math.round((due.length * met) / of)
  const are = random.shuffled(due.filter(isMet))
  const others = random.shuffled(due.filter((one) => !isMet(one) && isInTime(one)))
  const movable = are.filter((one) => one.plan !== 'adoption')
  for (const one of movable.slice(0, Math.max(0, are.length - wanted))) unmeet(one)
  for (const one of others.slice(0, Math.max(0, wanted - are.length))) meet(one)
}
