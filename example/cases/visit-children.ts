import { cinVisits } from '#records/tables/ssd-cin-visits.ts'
import { claVisits } from '#records/tables/ssd-cla-visits.ts'
import { cpVisits } from '#records/tables/ssd-cp-visits.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import { iso, workingAfter, workingNear, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { RecordBook } from '../record-book.ts'
import type { Case, Span } from './case.ts'

type Visit = { readonly on: Day; readonly recorded: Day; readonly isSeen: boolean }

/** Records the visits of every case: while assessing, and every few weeks while there is a plan. */
export function visitChildren(book: RecordBook, cases: readonly Case[]): void {
  const random = randomOf('visits')
  let count = 0
  const nextId = (): string => {
    count += 1
    return `V${700_000 + count}`
  }
  for (const one of cases) {
    const visits = [
      ...whileAssessing(random, one),
      ...rounds(random, one, one.childInNeed, { apart: 30, seen: 0.88 }),
    ]
    for (const visit of visits) recordInNeed(book, random, nextId(), { one, visit })
    for (const visit of rounds(random, one, one.protection, { apart: 19, seen: 0.92 })) {
      recordProtection(book, random, nextId(), { one, visit })
    }
    const care = one.care && { from: one.care.enters, to: one.care.leaves }
    for (const visit of rounds(random, one, care, { apart: 40, seen: 0.95 })) {
      recordInCare(book, random, nextId(), { one, visit })
    }
  }
}

/** Until the child is known to have been seen, a visit is one that found nobody in. */
function whileAssessing(random: Random, { referral }: Case): Visit[] {
  const { child, seen, assessments, on } = referral
  const first = assessments[0]
  if (!first) return []
  const visits: Visit[] = []
  if (seen?.by === 'visit') visits.push({ on: seen.on, recorded: seen.recorded, isSeen: true })
  const missed = workingAfter(on, random.between(2, 6))
  if (seen === null && random.chance(0.5)) {
    visits.push({ on: missed, recorded: missed + 1, isSeen: false })
  }
  const known = Math.max(child.birth, seen?.on ?? 0, workingAfter(on, 7))
  const again = workingNear(known + random.between(6, 20))
  if (again < first.authorised) {
    visits.push({ on: again, recorded: lagged(random, again), isSeen: random.chance(0.9) })
  }
  return visits.filter((visit) => visit.on >= countedFirst && visit.on <= worldLast)
}

const lagged = (random: Random, day: Day): Day =>
  workingOn(day + (random.chance(0.93) ? random.between(0, 5) : random.between(6, 40)))

type Round = { readonly apart: number; readonly seen: number }

/** Visits about so many days apart through a span, as far as they are counted. */
function rounds(
  random: Random,
  { referral }: Case,
  span: Span | null,
  { apart, seen }: Round,
): Visit[] {
  if (span === null) return []
  const visits: Visit[] = []
  const gap = (): number => Math.max(4, Math.round(apart * (0.75 + 0.5 * random.draw())))
  let day = workingNear(Math.max(span.from, referral.child.birth, countedFirst) + gap())
  while (day < Math.min(span.to, worldLast + 1)) {
    visits.push({ on: day, recorded: lagged(random, day), isSeen: random.chance(seen) })
    day = workingNear(day + gap())
  }
  return visits
}

type Visited = { readonly one: Case; readonly visit: Visit }

const yes = (is: boolean): 'Y' | 'N' => (is ? 'Y' : 'N')

function recordInNeed(book: RecordBook, random: Random, id: string, { one, visit }: Visited): void {
  book.enter(cinVisits, visit.recorded, {
    cinv_cin_visit_id: id,
    cinv_person_id: one.referral.child.id,
    cinv_cin_visit_date: iso(visit.on),
    cinv_cin_visit_seen: yes(visit.isSeen),
    cinv_cin_visit_seen_alone: yes(visit.isSeen && random.chance(0.5)),
    cinv_cin_visit_bedroom: yes(visit.isSeen && random.chance(0.3)),
  })
}

function recordProtection(
  book: RecordBook,
  random: Random,
  id: string,
  { one, visit }: Visited,
): void {
  book.enter(cpVisits, visit.recorded, {
    cppv_cp_visit_id: id,
    cppv_person_id: one.referral.child.id,
    cppv_cp_plan_id: `C${one.referral.id.slice(1)}`,
    cppv_cp_visit_date: iso(visit.on),
    cppv_cp_visit_seen: yes(visit.isSeen),
    cppv_cp_visit_seen_alone: yes(visit.isSeen && random.chance(0.6)),
    cppv_cp_visit_bedroom: yes(visit.isSeen && random.chance(0.5)),
  })
}

function recordInCare(book: RecordBook, random: Random, id: string, { one, visit }: Visited): void {
  book.enter(claVisits, visit.recorded, {
    clav_cla_visit_id: id,
    clav_cla_id: one.care?.id ?? null,
    clav_person_id: one.referral.child.id,
    clav_cla_visit_date: iso(visit.on),
    clav_cla_visit_seen: yes(visit.isSeen),
    clav_cla_visit_seen_alone: yes(visit.isSeen && random.chance(0.7)),
  })
}
