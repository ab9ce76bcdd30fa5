import { supervisions as table } from '#records/tables/supervisions.ts'
import type { Staff } from '../council/workers.ts'
import { iso } from '../days.ts'
import type { RecordBook } from '../record-book.ts'
import { holdingOn } from './case.ts'
import type { Supervision } from './supervise.ts'

/** Records supervisions about a child, in the order in which they were entered. */
export function recordSupervisions(
  book: RecordBook,
  staff: Staff,
  supervisions: readonly Supervision[],
): void {
  const inOrder = supervisions.toSorted((one, other) => one.recorded - other.recorded)
  for (const [place, { one, on, recorded }] of inOrder.entries()) {
    const holding = holdingOn(one, on)
    book.enter(table, recorded, {
      supervision_id: `S${800_001 + place}`,
      person_id: one.referral.child.id,
      supervision_date: iso(on),
      worker_id: holding ? staff.workerOn(holding.post, on) : null,
      team_id: holding?.team.id ?? null,
      kind: 'case',
    })
  }
}
