import type { Measure } from '../measure.ts'
import { stockDay } from '#calendar/periods.ts'
import { childrenOnDays } from './children-on-days.ts'
import { figureMonths } from './figure-months.ts'
import type { Analysis } from './open-analysis.ts'

/**
 * What several measures stand on, worked out once for every month of a computation and kept while it
 * lasts. Each is made when the first measure that names it comes; one that comes meanwhile waits.
 */
export type MonthsAtHand = {
  /** Parts of a WITH clause for a measure over all its months: see children-on-days.ts. */
  readonly childrenFor: (measure: Measure) => Promise<string>
  readonly drop: () => Promise<void>
}

const kept = ['as_ats', 'cases_open_a_month', 'children_in_care'] as const

type Kept = (typeof kept)[number]

/** Two computations side by side in one DuckDB need schemas of their own. */
export function monthsAtHand(analysis: Analysis): MonthsAtHand {
  const { duck, settings } = analysis
  const made = new Map<Kept, Promise<void>>()
  const days = figureMonths(analysis).map((month) => stockDay(month, analysis.extractedOn))
  const make = (name: Kept): Promise<void> => {
    const making = duck.run(`create or replace table month_${name} as
      with ${childrenOnDays(daysSql(days))}
      select * from ${name}`)
    made.set(name, making)
    return making
  }
  return {
    async childrenFor(measure) {
      const answerable = days.filter((day) => analysis.canAnswerOn(measure, day))
      if (answerable.length < days.length) return childrenOnDays(daysSql(answerable))
      const items = measure.items(settings)
      const stoodOn = kept.filter((name) => name === 'as_ats' || items.includes(name))
      for (const name of stoodOn) await (made.get(name) ?? make(name))
      const parts = stoodOn.map((name) => `${name} as (select * from month_${name})`)
      return parts.join(', ')
    },
    async drop() {
      for (const name of made.keys()) await duck.run(`drop table month_${name}`)
    },
  }
}

/** SQL: `as_at`. One text: many constants made a statement slow to plan. */
export const daysSql = (days: readonly string[]): string =>
  `select unnest('[${days.join(', ')}]'::date[]) as as_at`
