import { involvements } from '#records/tables/ssd-involvements.ts'
import { worldLast } from '../council/time.ts'
import { iso, workingOn } from '../days.ts'
import { randomOf } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { Case } from './case.ts'

/** Records who worked with each child: one row for each worker, one worker following another. */
export function recordInvolvements(book: RecordBook, cases: readonly Case[]): void {
  const random = randomOf('involvements')
  let count = 0
  for (const { referral, holdings } of cases) {
    for (const { team, post, from, to } of holdings) {
      const turns = post.holders.filter((one) => one.from < to && one.until > from)
      for (const { worker, from: takes, until } of turns) {
        const starts = Math.max(from, takes)
        const ends = Math.min(to, until)
        if (starts > worldLast) continue
        count += 1
        const entry = book.enter(involvements, workingOn(starts + random.weighed([80, 12, 8])), {
          invo_involvements_id: `I${600_000 + count}`,
          invo_professional_id: worker,
          invo_professional_role_id: 'CW',
          invo_professional_team: team.id,
          invo_involvement_start_date: iso(starts),
          invo_person_id: referral.child.id,
          invo_referral_id: referral.id,
        })
        if (ends > worldLast) continue
        const reason = ends < to ? 'LEFTRL' : 'TSPROC'
        changeLater(entry, workingOn(ends + random.weighed([80, 12, 8])), {
          invo_involvement_end_date: iso(ends),
          invo_worker_change_reason: reason,
        })
      }
    }
  }
}
