import { apPlacements } from '#records/tables/ap-placements.ts'
import { apProgress } from '#records/tables/ap-progress.ts'
import { apProviders } from '#records/tables/ap-providers.ts'
import type { ChildInCare } from '../care/child-in-care.ts'
import { worldFirst, worldLast } from '../council/time.ts'
import { ageOn, dayOf, iso, workingAfter, workingBy, workingOn } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import { terms } from './terms.ts'

/** Invented providers of alternative provision. */
const providers = [
  { id: 'Y1', name: 'Fernbrook Pathways', isSchool: true, verified: '2018-11-14' },
  { id: 'Y2', name: 'The Marl Street Workshop', isSchool: false, verified: '2019-05-22' },
  { id: 'Y3', name: 'Wexmoor Land and Animals', isSchool: false, verified: '2019-06-11' },
  { id: 'Y4', name: 'Aldermarsh Skills Yard', isSchool: false, verified: null },
  { id: 'Y5', name: 'Oakhanger Tuition', isSchool: true, verified: '2018-09-20' },
  { id: 'Y6', name: 'Second Wind Motors', isSchool: false, verified: null },
  { id: 'Y7', name: 'Brackenholt Inclusion Centre', isSchool: true, verified: '2017-10-02' },
] as const

/** Records the children in care who are taught outside school, and how they get on. */
export function teachElsewhere(book: RecordBook, inCare: readonly ChildInCare[]): void {
  const random = randomOf('alternative provision')
  recordProviders(book)
  let count = 0
  for (const term of terms) {
    const pupils = inCare.filter(({ enters, leaves, referral }) => {
      const age = ageOn(referral.child.birth, Math.max(term.from, referral.child.birth))
      return enters <= term.from && leaves > term.to && age >= 11 && age <= 15
    })
    for (const one of random.shuffled(pupils).slice(0, random.between(9, 15))) {
      count += 1
      place(book, random, { id: `AP${count + 100}`, one, term: terms.indexOf(term) })
    }
  }
}

function recordProviders(book: RecordBook): void {
  for (const { id, name, isSchool, verified } of providers) {
    const entry = book.enter(apProviders, worldFirst, {
      provider_id: id,
      name,
      registered_school: isSchool ? 'Y' : 'N',
      qa_status: 'none',
      commissioner: isSchool ? 'Inclusion partnership' : 'Virtual school',
    })
    changeLater(entry, dayOf('2018-09-03'), { qa_status: 'requested' })
    if (verified === null) continue
    changeLater(entry, dayOf(verified), { qa_status: 'verified', qa_date: iso(dayOf(verified)) })
  }
}

type Placed = { readonly id: string; readonly one: ChildInCare; readonly term: number }

/** One to three terms with a provider, and a judgement of progress at the end of each. */
function place(book: RecordBook, random: Random, { id, one, term }: Placed): void {
  const stay = terms.slice(term, term + random.between(1, 3))
  const [first, last] = [stay[0], stay.at(-1)]
  if (!first || !last) return
  const isFailed = random.chance(0.16)
  const starts = workingOn(first.from + random.between(0, 25))
  const planned = Math.min(last.to, one.leaves - 1)
  const ends = isFailed ? workingAfter(starts, random.between(8, 30)) : workingBy(planned)
  const entry = book.enter(apPlacements, workingOn(starts + random.between(0, 6)), {
    placement_id: id,
    person_id: one.referral.child.id,
    provider_id: random.pick(providers).id,
    start_date: iso(starts),
    hours_per_week: random.pick([6, 10, 12, 12, 15, 15, 18, 20]),
  })
  if (ends <= worldLast) {
    const reasons = isFailed ? ['failed'] : ['completed', 'completed', 'planned_move', null]
    changeLater(entry, ends + random.between(1, 9), {
      end_date: iso(ends),
      end_reason: random.pick(reasons),
    })
  }
  for (const { name, to } of stay) {
    const recorded = workingBy(Math.min(to, ends) - random.between(0, 6))
    if (recorded > worldLast || recorded < starts) continue
    book.enter(apProgress, recorded, {
      placement_id: id,
      term: name,
      progress: random.pick(['below', 'below', 'expected', 'expected', 'expected', 'above']),
      recorded_date: iso(recorded),
    })
    if (ends < to) break
  }
}
