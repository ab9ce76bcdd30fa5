import { complaints } from '#records/tables/complaints.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import { iso, isWorking, workingAfter } from '../days.ts'
import { holdingOn, type Case } from '../cases/case.ts'
import { randomOf } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'

const categories = ['communication', 'decision', 'delay', 'conduct', 'recording', 'contact']
const shares = [28, 22, 18, 12, 13, 7]

/** Records complaints: about seven in a month, one of them about what was recorded. */
export function takeComplaints(book: RecordBook, cases: readonly Case[]): void {
  const random = randomOf('complaints')
  let count = 0
  for (let day = countedFirst; day <= worldLast; day += 1) {
    const isToday = random.chance(0.34)
    if (!isWorking(day) || !isToday) continue
    const open = cases.filter(({ referral, closes }) => referral.on <= day && closes > day - 60)
    const one = random.pick(open)
    count += 1
    const entry = book.enter(complaints, workingAfter(day, random.between(0, 2)), {
      complaint_id: `M${3000 + count}`,
      received_date: iso(day),
      category: categories[random.weighed(shares)] ?? 'decision',
      person_id: one.referral.child.id,
      team_id: holdingOn(one, day)?.team.id ?? null,
      stage: random.chance(0.9) ? '1' : '2',
    })
    changeLater(entry, workingAfter(day, random.between(6, 24)), {
      outcome: random.pick(['not upheld', 'not upheld', 'partly upheld', 'upheld']),
    })
  }
}
