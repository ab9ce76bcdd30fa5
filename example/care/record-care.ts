import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { worldLast } from '../council/time.ts'
import { iso } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { ChildInCare } from './child-in-care.ts'
import { planCare } from './plan-care.ts'

/** Records periods of care: episodes, legal status and care plans. */
export function recordCare(book: RecordBook, inCare: readonly ChildInCare[]): void {
  const random = randomOf('record care')
  for (const one of inCare) {
    if (one.enters > worldLast) continue
    recordPeriod(book, random, one)
  }
  const plans = planCare(inCare)
  for (const [place, { child, on, recorded }] of plans.entries()) {
    book.enter(claCarePlan, recorded, {
      lacp_table_id: `K${450_000 + place}`,
      lacp_person_id: child,
      lacp_cla_care_plan_start_date: iso(on),
    })
  }
}

function recordPeriod(book: RecordBook, random: Random, one: ChildInCare): void {
  const { id, referral, enters, leaves } = one
  const episode = book.enter(claEpisodes, enters, {
    clae_cla_episode_id: `${id}-1`,
    clae_person_id: referral.child.id,
    clae_cla_episode_start_date: iso(enters),
    clae_cla_episode_start_reason: 'S',
    clae_cla_primary_need_code: 'N1',
    clae_cla_id: id,
    clae_referral_id: referral.id,
    clae_entered_care_date: iso(enters),
  })
  const status = book.enter(legalStatus, enters, {
    lega_legal_status_id: `${id}-S`,
    lega_person_id: referral.child.id,
    lega_legal_status: random.pick(['C1', 'C2', 'C2', 'C2', 'V2', 'E1']),
    lega_legal_status_start_date: iso(enters),
  })
  if (leaves > worldLast) return
  changeLater(episode, leaves, {
    clae_cla_episode_ceased_date: iso(leaves),
    clae_cla_episode_ceased_reason: random.pick(['E4A', 'E4A', 'E8', 'E46', 'E41']),
  })
  changeLater(status, leaves, { lega_legal_status_end_date: iso(leaves) })
}
