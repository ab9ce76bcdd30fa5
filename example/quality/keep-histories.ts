import { chronologies } from '#records/tables/chronologies.ts'
import { genograms } from '#records/tables/genograms.ts'
import type { RecordTable } from '#records/define-table.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import { addMonths, dayOf, iso, workingNear, workingOn, type Day } from '../days.ts'
import type { Case } from '../cases/case.ts'
import { randomOf, type Random } from '../random.ts'
import type { RecordBook } from '../record-book.ts'
import { between } from '../referrals/assess.ts'

/** Records the chronologies and genograms that workers keep for some of their cases. */
export function keepHistories(book: RecordBook, cases: readonly Case[]): void {
  keep(book, cases, { table: chronologies, begins: 0.62, apart: 165 })
  keep(book, cases, { table: genograms, begins: 0.44, apart: 240 })
}

type Habit = {
  readonly table: typeof chronologies | typeof genograms
  /** Share of cases for which one is begun. */
  readonly begins: number
  /** Usual days from one update to the next. */
  readonly apart: number
}

function keep(book: RecordBook, cases: readonly Case[], { table, begins, apart }: Habit): void {
  const random = randomOf(`histories in ${table.name}`)
  for (const { referral, closes } of cases) {
    if (!random.chance(begins * care(referral.on))) continue
    const days = new Set<Day>()
    let day = workingNear(referral.on + random.between(8, 55))
    while (day < Math.min(closes, worldLast + 1)) {
      if (addMonths(day, 8) > countedFirst) days.add(day)
      day = workingNear(day + Math.round(apart * (0.55 + 0.9 * random.draw())))
    }
    for (const on of days) enter(book, random, { table, child: referral.child.id, on })
  }
}

/** More of them since the new forms of 2019. */
const carePoints = [
  [dayOf('1994-01-01'), 0.85],
  [dayOf('2018-09-01'), 0.9],
  [worldLast, 1.15],
  [worldLast + 400, 1.15],
] as const

const care = (on: Day): number => between(on, carePoints)

function enter(
  book: RecordBook,
  random: Random,
  { table, child, on }: { table: RecordTable; child: string; on: Day },
): void {
  book.enter(table, workingOn(on + random.between(0, 2)), {
    person_id: child,
    updated_date: iso(on),
    source: random.chance(0.96) ? 'system' : 'audit',
  })
}
