import { stockDay, type Period } from '#calendar/periods.ts'
import type { Level } from '../figure.ts'
import type { Measure } from '../measure.ts'
import { itemColumns } from './item-rows.ts'
import { itemSql } from './item-sql.ts'
import type { Analysis } from './open-analysis.ts'

export type ItemQuery = {
  readonly measure: Measure
  readonly period: Period
  readonly level: Level
  /** The team's or service's name; not read for the council. */
  readonly team?: string
}

/**
 * SQL: the items of `item-sql.ts` that a query asks for, with the values to bind; undefined where the
 * extract cannot answer. A stock is taken as at the period's last day, or the extract's own.
 */
export function askedItems(analysis: Analysis, { measure, period, level, team }: ItemQuery) {
  if (!analysis.canAnswer(measure)) return undefined
  if (measure.kind === 'stock' && period.from > analysis.extractedOn) return undefined
  const asAt = stockDay(period, analysis.extractedOn)
  if (measure.kind === 'stock' && !analysis.canAnswerOn(measure, asAt)) return undefined
  const sql = itemSql(measure, analysis.settings, `select date '${asAt}' as as_at`)
  const unit = level === 'council' ? '' : `and ${level} = $3`
  return {
    sql: `
      select ${itemColumns}
      from (${sql})
      where counted_on between $1::date and $2::date ${unit}`,
    values: [
      measure.kind === 'stock' ? asAt : period.from,
      measure.kind === 'stock' ? asAt : period.to,
      ...(level === 'council' ? [] : [team ?? '']),
    ],
  }
}
