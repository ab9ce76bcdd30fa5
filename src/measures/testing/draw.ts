import { addDays, addMonths, localDate } from '#calendar/local-date.ts'
import { random, type Random } from './random.ts'
import type { Row } from './reference/records.ts'

/** Days on which rules turn: month ends, Easter, Christmas, leap days, quarter and year ends. */
const turningDays = [
  '2018-12-24',
  '2018-12-31',
  '2019-01-31',
  '2019-02-28',
  '2019-03-31',
  '2019-04-18',
  '2019-04-23',
  '2019-05-31',
  '2019-06-28',
  '2019-08-31',
  '2019-09-30',
  '2019-12-24',
  '2020-02-29',
].map(localDate)

/** What a set of awkward records is drawn from. */
export type Draw = Random & {
  readonly seed: number
  readonly children: readonly string[]
  readonly child: () => string
  /** Mostly a child; the import empties one who is not among the persons. */
  readonly maybeChild: () => string | null
  /** A day at or near a turning day or months from one; half the time one of the set's few days, so that days meet. */
  readonly day: () => string
  readonly maybeDay: () => string | null
  /** A day some days from another, mostly after it. */
  readonly after: (day: string | null, most: number) => string | null
}

export function draw(seed: number): Draw {
  const chosen = random(seed)
  const children = ['a', 'b', 'c'].slice(0, 1 + chosen.below(3)).map((name) => `s${seed}-${name}`)
  const anyDay = (): string => {
    const near = addDays(chosen.oneOf(turningDays), chosen.below(7) - 3)
    const months = chosen.oneOf([0, 0, -1, -2, -6, 6, -12])
    return addMonths(near, months)
  }
  const own = Array.from({ length: 5 }, anyDay)
  const day = (): string => (chosen.chance(50) ? chosen.oneOf(own) : anyDay())
  return {
    ...chosen,
    seed,
    children,
    child: () => chosen.oneOf(children),
    maybeChild: () => (chosen.chance(92) ? chosen.oneOf(children) : null),
    day,
    maybeDay: () => (chosen.chance(80) ? day() : null),
    after: (from, most) => {
      if (from === null || chosen.chance(25)) return null
      if (chosen.chance(20)) return chosen.oneOf(own)
      if (chosen.chance(10)) return from
      if (chosen.chance(20)) return addMonths(localDate(from), chosen.oneOf([1, 2, 3, 6, 12]))
      return addDays(localDate(from), chosen.below(most + 8) - 7)
    },
  }
}

/** As many rows as `most`, or fewer, each with its own id. */
export const some = (drawn: Draw, most: number, row: (id: string, index: number) => Row): Row[] =>
  Array.from({ length: drawn.below(most + 1) }, (_, index) =>
    row(`s${drawn.seed}-${(index * 7) % 10}${index}`, index),
  )
