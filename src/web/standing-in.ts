import type { Period } from '#calendar/periods.ts'
import type { Measure } from '#measures/measure.ts'
import type { Standing } from '#plan/standing.ts'
import type { FigureBook } from './figure-book.ts'

/** Where a measure stands in one period, out of a snapshot's figures. */
export const standingIn = (figures: FigureBook, measure: Measure, period: Period): Standing => ({
  measure,
  council: figures.of(measure.id, period.label, 'council'),
  teams: figures.across(measure.id, period.label, 'team'),
})
