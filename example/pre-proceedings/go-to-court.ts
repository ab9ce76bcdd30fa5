import { careProceedings } from '#records/tables/care-proceedings.ts'
import { returnedFigures } from '#records/tables/returned-figures.ts'
import type { ChildInCare } from '../care/child-in-care.ts'
import { countedFirst, worldLast } from '../council/time.ts'
import { dayOf, iso, workingAfter, workingOn, type Day } from '../days.ts'
import type { Child } from '../people/families.ts'
import { randomOf, type Random } from '../random.ts'
import { changeLater, type RecordBook } from '../record-book.ts'
import type { Spell } from './enter-pre-proceedings.ts'

/** Records care proceedings: of families that left pre-proceedings for court, and of children taken
 * into care without them. */
export function goToCourt(
  book: RecordBook,
  spells: readonly Spell[],
  inCare: readonly ChildInCare[],
): void {
  const random = randomOf('court')
  const families = new Map<string, { issued: Day; children: Child[] }>()
  for (const { family, referrals, ends, isIssued } of spells) {
    if (!isIssued) continue
    const children = referrals.map((one) => one.child)
    families.set(family, { issued: workingAfter(ends, random.between(2, 14)), children })
  }
  for (const { referral, enters, leaves } of inCare) {
    const { family } = referral.child
    const isBrief = leaves - enters < 200
    if (isBrief || families.has(family.id) || enters < dayOf('2015-01-01')) continue
    if (!random.chance(0.75)) continue
    const brought = inCare.filter((one) => one.referral.child.family === family)
    families.set(family.id, {
      issued: workingOn(enters - random.between(0, 3)),
      children: brought.map((one) => one.referral.child),
    })
  }
  let count = 0
  for (const [family, { issued, children }] of families) {
    const final = workingOn(issued + weeksOf(random))
    if (issued > worldLast || final < countedFirst) continue
    const order = random.pick([
      'care order',
      'care order',
      'special guardianship',
      'supervision order',
    ])
    for (const child of children) {
      count += 1
      const entry = book.enter(careProceedings, workingAfter(issued, 1), {
        proceedings_id: `X${7000 + count}`,
        family_id: family,
        person_id: child.id,
        issued_date: iso(issued),
      })
      const cells = { final_order_date: iso(final), order_type: order }
      changeLater(entry, workingAfter(final, 2), cells)
    }
  }
  returnFigures(book)
}

const weeksOf = (random: Random): number =>
  Math.round(random.between(130, 250) - Math.log(1 - random.draw()) * 80)

/** What the court area sends each quarter: its cases, city and county together, and their days. */
const courtArea = [
  { period: '2018-19 Q3', cases: 51, days: 14_637, sent: '2019-01-24' },
  { period: '2018-19 Q4', cases: 48, days: 14_347, sent: '2019-04-25' },
  { period: '2019-20 Q1', cases: 46, days: 14_039, sent: '2019-07-25' },
  { period: '2019-20 Q2', cases: 47, days: 14_542, sent: '2019-10-24' },
] as const

function returnFigures(book: RecordBook): void {
  for (const { period, cases, days, sent } of courtArea) {
    book.enter(returnedFigures, dayOf(sent), {
      measure: 'care-proceedings-average-weeks',
      period,
      geography: 'court area (city and county)',
      value: Math.round((days * 10) / 7 / cases) / 10,
      numerator: days,
      denominator: cases,
      source: 'Quarterly return of the family court',
      returned_by: 'Local family justice board',
    })
  }
}
