import { matching } from '#records/tables/matching.ts'
import { permanenceDecisions } from '#records/tables/permanence-decisions.ts'
import { worldLast } from '../council/time.ts'
import { iso, workingOn, type Day } from '../days.ts'
import { randomOf } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import { secondReview, type CourseOfCare } from './course-of-care.ts'

/** Records decisions on permanence, and long-term matches. */
export function recordPermanence(
  book: RecordBook,
  courses: readonly CourseOfCare[],
  known: ReadonlyMap<CourseOfCare, Day | null>,
): void {
  const random = randomOf('record permanence')
  for (const course of courses) {
    const { one, decided, plan, match, reviews } = course
    const recorded = known.get(course) ?? null
    const isThere = recorded !== null && decided <= worldLast && decided < one.leaves
    if (isThere) {
      const wasFound = recorded > decided + 60
      book.enter(permanenceDecisions, recorded, {
        decision_id: `D${one.id.slice(1)}`,
        person_id: one.referral.child.id,
        decision_date: iso(decided),
        plan,
        recorded_in: wasFound ? random.pick(['case_record', 'supervision']) : placeOf(plan),
      })
    }
    const second = secondReview(reviews)
    if (match === null || second === undefined || second.on > worldLast) continue
    const entry = book.enter(matching, workingOn(second.on + random.between(0, 20)), {
      person_id: one.referral.child.id,
      cla_id: one.id,
      placement_identified: match.isIdentified ? 'Y' : 'N',
    })
    if (match.on === null || match.on > worldLast || match.on >= one.leaves) continue
    changeLater(entry, workingOn(match.on + random.between(0, 10)), { match_date: iso(match.on) })
  }
}

const placeOf = (plan: CourseOfCare['plan']): string => (plan === 'adoption' ? 'panel' : 'review')
