import { fraction, printToOnePlace } from '#measures/engine/exact-value.ts'
import type { Figure } from '#measures/figure.ts'
import type { Standing } from '../standing.ts'

const figure = (over: Partial<Figure>): Figure => ({
  measure: 'a-measure',
  periodKind: 'month',
  period: '2019-10',
  level: 'council',
  team: '',
  breakdown: '',
  numerator: null,
  denominator: null,
  value: null,
  printed: '',
  state: 'figure',
  ...over,
})

type Counts = Record<string, readonly [numerator: number, denominator: number]>

const placeOf = (team: string) => (team === 'council' ? {} : { level: 'team' as const, team })

const standingOf = (
  measure: Standing['measure'],
  counts: Counts,
  figureOf: (counted: readonly [number, number]) => Partial<Figure>,
): Standing => {
  const figures = Object.entries(counts).map(([team, counted]) =>
    figure({ ...placeOf(team), ...figureOf(counted) }),
  )
  return {
    measure,
    council: figures.find(({ level }) => level === 'council'),
    teams: figures.filter(({ level }) => level === 'team'),
  }
}

/** Percentages as counted: `{ council: [363, 403], 'First Response': [279, 302] }`. */
export const percentages = (counts: Counts): Standing =>
  standingOf({ unit: 'percent' }, counts, ([numerator, denominator]) => ({
    numerator,
    denominator,
    value: (numerator * 100) / denominator,
    printed: printToOnePlace(fraction(numerator * 100, denominator)),
  }))

/** Mean weeks, from days in all and how many items they are of. */
export const meanWeeks = (counts: Counts): Standing =>
  standingOf({ unit: 'weeks' }, counts, ([days, items]) => ({
    numerator: days,
    denominator: items,
    value: days / 7 / items,
    printed: printToOnePlace(fraction(days, 7 * items)),
  }))

/** A mean of several months' percentages, whose counts are their sums. */
export const meanOfMonths = (value: number): Standing => ({
  measure: { unit: 'percent', periodAverage: true },
  council: figure({
    periodKind: 'range',
    period: '2019-04..2019-09',
    numerator: 1,
    denominator: 1000,
    value,
    printed: value.toFixed(1),
  }),
  teams: [],
})

export const counted = (count: number): Standing => ({
  measure: { unit: 'count' },
  council: figure({ numerator: count, value: count, printed: `${count}.0` }),
  teams: [],
})

export const noFigure: Standing = {
  measure: { unit: 'percent' },
  council: figure({ state: 'no data', numerator: 0, denominator: 0 }),
  teams: [],
}
