import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { claPlacement } from '#records/tables/ssd-cla-placement.ts'
import { claReviews } from '#records/tables/ssd-cla-reviews.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import { ageOn, iso, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { CourseOfCare } from './course-of-care.ts'

/** Records periods of care: an episode for each placement, legal status, placements and reviews. */
export function recordCare(book: RecordBook, courses: readonly CourseOfCare[]): void {
  const random = randomOf('record care')
  for (const course of courses) {
    if (course.one.enters > worldLast) continue
    recordPlacements(book, random, course)
    recordLegalStatus(book, random, course)
    recordReviews(book, random, course)
  }
}

function recordPlacements(
  book: RecordBook,
  random: Random,
  { one, placements }: CourseOfCare,
): void {
  const { id, referral, enters, leaves } = one
  for (const [place, { from, to, type, provider }] of placements.entries()) {
    const placementId = `${id}-${place + 1}`
    const isLast = to >= leaves
    const placement = book.enter(claPlacement, from, {
      clap_cla_placement_id: placementId,
      clap_cla_placement_start_date: iso(from),
      clap_cla_placement_type: type,
      clap_cla_placement_distance: random.between(1, 480) / 10,
      clap_cla_id: id,
      clap_cla_placement_provider: provider,
      clap_person_id: referral.child.id,
    })
    const episode = book.enter(claEpisodes, from, {
      clae_cla_episode_id: placementId.replace('L', 'E'),
      clae_person_id: referral.child.id,
      clae_cla_episode_start_date: iso(from),
      clae_cla_episode_start_reason: place === 0 ? 'S' : 'P',
      clae_cla_primary_need_code: referral.child.isDisabled ? 'N2' : 'N1',
      clae_cla_id: id,
      clae_referral_id: referral.id,
      clae_cla_placement_id: placementId,
      clae_entered_care_date: iso(enters),
    })
    if (to > worldLast) continue
    changeLater(placement, to, {
      clap_cla_placement_end_date: iso(to),
      clap_cla_placement_change_reason: isLast
        ? null
        : random.pick(['CARPL', 'CARPL', 'CREQB', 'CREQO', 'LAREQ', 'CHILD', 'PLACE']),
    })
    changeLater(episode, to, {
      clae_cla_episode_ceased_date: iso(to),
      clae_cla_episode_ceased_reason: isLast ? reasonFor(random, one, to) : 'X1',
    })
  }
}

function reasonFor(random: Random, { referral }: CourseOfCare['one'], on: Day): string {
  if (ageOn(referral.child.birth, on) >= 18) return random.pick(['E5', 'E6', 'E17', 'E7'])
  return random.pick(['E4A', 'E4A', 'E4B', 'E45', 'E48', 'E41', 'E8'])
}

/** Most begin under an interim order, which a full one follows; some parents agree to care. */
function recordLegalStatus(book: RecordBook, random: Random, { one }: CourseOfCare): void {
  const { id, referral, enters, leaves, isShortBreaks } = one
  const isAgreed = random.chance(0.28)
  const full = workingOn(enters + random.between(170, 380))
  const turns: [string, Day, Day][] =
    isAgreed || isShortBreaks
      ? [[isShortBreaks ? 'V4' : 'V2', enters, leaves]]
      : [
          ['C1', enters, Math.min(full, leaves)],
          ['C2', full, leaves],
        ]
  for (const [place, [status, from, to]] of turns.entries()) {
    if (from >= to || from > worldLast) continue
    const entry = book.enter(legalStatus, from, {
      lega_legal_status_id: `${id}-S${place + 1}`,
      lega_person_id: referral.child.id,
      lega_legal_status: status,
      lega_legal_status_start_date: iso(from),
    })
    if (to <= worldLast) changeLater(entry, to, { lega_legal_status_end_date: iso(to) })
  }
}

function recordReviews(book: RecordBook, random: Random, { one, reviews }: CourseOfCare): void {
  const { referral, id, leaves } = one
  for (const [place, { due, on, isCancelled }] of reviews.entries()) {
    if (on > worldLast || leaves < countedFirst) continue
    const age = ageOn(referral.child.birth, Math.max(on, referral.child.birth))
    book.enter(claReviews, on, {
      clar_cla_review_id: `${id}-R${place + 1}`,
      clar_cla_id: id,
      clar_cla_review_due_date: iso(due),
      clar_cla_review_date: iso(on),
      clar_cla_review_cancelled: isCancelled ? 'Y' : 'N',
      clar_cla_review_participation:
        age < 4 ? 'PN0' : random.pick(['PN1', 'PN1', 'PN2', 'PN5', 'PN6']),
      clar_cla_person_id: referral.child.id,
    })
  }
}
