import type { Period } from '#calendar/periods.ts'
import { sqlText, type Duck, type DuckValue } from '#store/duck.ts'
import type { Figure, Level, PeriodKind, ValueState } from '../figure.ts'
import type { Measure } from '../measure.ts'
import type { Analysis } from './open-analysis.ts'
import { addPeriodFigures, figureColumns } from './period-figures.ts'

export type FigureQuery = {
  /** In the order the figures are wanted in. */
  readonly measures: readonly Measure[]
  readonly periodKind?: PeriodKind
  readonly period?: Period
  readonly level?: Level
  readonly team?: string
  /** The name of a breakdown, for its values; without one, the whole. */
  readonly breakdown?: string
}

type FigureRow = {
  measure: string
  period_kind: PeriodKind
  period: string
  level: Level
  team: string
  breakdown: string
  numerator: number | null
  denominator: number | null
  value: number | null
  printed: string
  state: ValueState
}

/**
 * Figures out of the table `figures`, always in one order: measure, shorter periods first, then in
 * time, council before services before teams, then by name. A range of months is put together from
 * its months when asked for.
 */
export async function findFigures(analysis: Analysis, query: FigureQuery): Promise<Figure[]> {
  const measures = measuresAsked(query)
  if (measures.length === 0) return []
  if (query.period && !hasFigures(query.period, analysis)) return []
  if (query.period?.kind === 'range') return rangeFigures(analysis, { ...query, measures })
  return storedFigures(analysis.duck, { ...query, measures })
}

/** Figures out of the table `figures`, or another place, alone: of months, quarters and years. */
export async function storedFigures(
  duck: Duck,
  query: FigureQuery,
  from = 'figures',
): Promise<Figure[]> {
  const measures = measuresAsked(query)
  return measures.length === 0 ? [] : figuresIn(duck, from, { ...query, measures })
}

/** Those that have the breakdown asked for. */
const measuresAsked = ({ measures, breakdown }: FigureQuery): Measure[] =>
  measures.filter((one) => breakdown === undefined || one.breakdown?.name === breakdown)

/** Whether a period begins on or after the settings' first day and on or before the extract's own. */
export const hasFigures = (period: Period, { settings, extractedOn }: Analysis): boolean =>
  period.from >= settings.figuresSince && period.from <= extractedOn

let ranges = 0

async function rangeFigures(analysis: Analysis, query: FigureQuery): Promise<Figure[]> {
  const { duck } = analysis
  ranges += 1
  const table = `range_figures_${ranges}`
  await duck.run(`create temp table ${table} (${figureColumns})`)
  try {
    await addPeriodFigures(analysis, query.measures, query.period ? [query.period] : [], table)
    return await figuresIn(duck, table, query)
  } finally {
    await duck.run(`drop table ${table}`)
  }
}

async function figuresIn(duck: Duck, table: string, query: FigureQuery): Promise<Figure[]> {
  const ids = query.measures.map((measure) => measure.id)
  const wanted: [string, DuckValue | undefined][] = [
    ['period_kind', query.period?.kind ?? query.periodKind],
    ['period', query.period?.label],
    ['level', query.level],
    ['team', query.team],
  ]
  const bound = wanted.filter((pair): pair is [string, DuckValue] => pair[1] !== undefined)
  const conditions = [
    `measure in (${ids.map(sqlText).join(', ')})`,
    query.breakdown === undefined ? `breakdown = ''` : `breakdown <> ''`,
    ...bound.map(([column], index) => `${column} = $${index + 1}`),
  ]
  const rows = await duck.rows<FigureRow>(
    `select measure, period_kind, period, level, team, breakdown, numerator, denominator, value, printed, state
    from ${table}
    where ${conditions.join(' and ')}
    order by
      list_position([${ids.map(sqlText).join(', ')}], measure),
      list_position(['month', 'quarter', 'year', 'range'], period_kind),
      period,
      list_position(['council', 'service', 'team'], level),
      team,
      breakdown`,
    bound.map(([, value]) => value),
  )
  return rows.map(({ period_kind, ...row }) => ({ ...row, periodKind: period_kind }))
}
