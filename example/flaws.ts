import { supervisions } from '#records/tables/supervisions.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { cinVisits } from '#records/tables/ssd-cin-visits.ts'
import { claPlacement } from '#records/tables/ssd-cla-placement.ts'
import { claVisits } from '#records/tables/ssd-cla-visits.ts'
import { cpVisits } from '#records/tables/ssd-cp-visits.ts'
import { involvements } from '#records/tables/ssd-involvements.ts'
import { person } from '#records/tables/ssd-person.ts'
import type { RecordTable } from '#records/define-table.ts'
import { worldLast } from './council/time.ts'
import type { Day } from './days.ts'
import { randomOf, type Random } from './random.ts'
import { changeLater, type Entry, type RecordBook } from './record-book.ts'

/**
 * What is wrong in every real extract, a few rows in ten thousand: codes nobody knows, dates that
 * are none, visits of children who are not there, rows sent twice. Some are put right later.
 */
export function addFlaws(book: RecordBook): void {
  const random = randomOf('flaws')
  const spoil = (
    table: RecordTable,
    count: number,
    cells: (entry: Entry) => Entry['cells'],
  ): void => spoilSome(random, { entries: book.entriesOf(table), count, cells })
  spoil(person, 6, () => ({ pers_ethnicity: random.pick(['WBRT', 'MIXED', 'WHITE']) }))
  spoil(cinEpisodes, 9, () => ({ cine_referral_source_code: random.pick(['2C', '7A', 'POL']) }))
  spoil(claPlacement, 3, () => ({ clap_cla_placement_type: 'U9' }))
  spoil(involvements, 4, () => ({ invo_worker_change_reason: 'MOVED' }))
  spoil(cinVisits, 7, ({ cells }) => ({
    cinv_cin_visit_date: unreadable(cells['cinv_cin_visit_date']),
  }))
  spoil(claVisits, 4, ({ cells }) => ({
    clav_cla_visit_date: unreadable(cells['clav_cla_visit_date']),
  }))
  addStrangers(book, random)
  addDoubles(book, random)
}

/** The 2nd of a month that has none such: `2019-03-12` becomes `2019-03-42`. */
const unreadable = (date: string | number | null | undefined): string =>
  `${String(date ?? '2019-01-01').slice(0, 8)}4${String(date ?? '1').slice(-1)}`

type Spoiling = {
  readonly entries: readonly Entry[]
  readonly count: number
  readonly cells: (entry: Entry) => Entry['cells']
}

function spoilSome(random: Random, { entries, count, cells }: Spoiling): void {
  for (let turn = 0; turn < count; turn += 1) {
    const entry = random.pick(entries)
    const { recordedOn, cells: before } = entry
    const spoilt = cells(entry)
    changeLater(entry, recordedOn, spoilt)
    // Six in ten are noticed and put right some months on.
    if (!random.chance(0.6)) continue
    const right = Object.fromEntries(
      Object.keys(spoilt).map((name) => [name, before[name] ?? null]),
    )
    changeLater(entry, recordedOn + random.between(30, 300), right)
  }
}

/** Visits and supervisions of a child whose own record was not in the extract. */
function addStrangers(book: RecordBook, random: Random): void {
  for (let turn = 0; turn < 5; turn += 1) {
    const visit = random.pick(book.entriesOf(cpVisits))
    book.enter(cpVisits, visit.recordedOn, {
      ...visit.cells,
      cppv_cp_visit_id: `V${990_000 + turn}`,
      cppv_person_id: `P9${String(90_000 + turn)}`,
    })
    const supervision = random.pick(book.entriesOf(supervisions))
    book.enter(supervisions, supervision.recordedOn, {
      ...supervision.cells,
      supervision_id: `S${990_000 + turn}`,
      person_id: `P9${String(91_000 + turn)}`,
    })
  }
}

/** Rows that the extract sent twice. */
function addDoubles(book: RecordBook, random: Random): void {
  const day = (): Day => worldLast - random.between(0, 400)
  for (const table of [cinVisits, supervisions]) {
    const { length } = book.entriesOf(table)
    for (let turn = 0; turn < 4; turn += 1) {
      const entry = book.entriesOf(table)[random.between(0, length - 1)]
      if (entry) book.enter(table, Math.max(entry.recordedOn, day()), entry.cells)
    }
  }
}
