import { peps } from '#records/tables/peps.ts'
import type { ChildInCare } from '../care/child-in-care.ts'
import { worldLast } from '../council/time.ts'
import { ageOn, iso, workingOn } from '../days.ts'
import { randomOf } from '../random.ts'
import type { RecordBook } from '../record-book.ts'
import { terms } from './terms.ts'

/** Records the personal education plan that a child in care of school age has each term. */
export function planEducation(book: RecordBook, inCare: readonly ChildInCare[]): void {
  const random = randomOf('education plans')
  let count = 0
  for (const { name, from, to } of terms) {
    for (const { referral, enters, leaves } of inCare) {
      const day = workingOn(random.between(from + 5, to - 10))
      const isThere = enters + 14 < day && leaves > day && day <= worldLast
      if (!isThere || !random.chance(0.86)) continue
      const age = ageOn(referral.child.birth, Math.max(day, referral.child.birth))
      if (age < 3 || age > 17) continue
      count += 1
      book.enter(peps, workingOn(day + random.between(0, 8)), {
        pep_id: `J${9000 + count}`,
        person_id: referral.child.id,
        pep_date: iso(day),
        term: name,
        quality: random.pick(['good', 'good', 'requires_improvement', 'outstanding']),
      })
    }
  }
}
