import { parsePeriod } from '#calendar/periods.ts'
import { figuresCommand } from '#commands/figures.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import { baseWords, valueWords, type FigureRow } from '../journeys/expected-words.ts'

/** A number of a page that says which figure it is: see `src/web/words/shown-figure.ts`. */
export type Mark = {
  /** `measure|period|level|team|breakdown` */
  readonly figure: string
  readonly part: string
  /** `first published`, the id of another snapshot, or empty for the one shown. */
  readonly of: string
}

export type PrintedRow = FigureRow & {
  readonly period_kind: string
  readonly level: string
  readonly breakdown: string
}

/** What the command `figures` prints of one data folder; each call of it is made once. */
export type PrintedFigures = {
  readonly row: (figure: string, of?: string) => Promise<PrintedRow | undefined>
  /** The words a page is to print for a mark; undefined where the command prints no such figure. */
  readonly words: (mark: Mark) => Promise<string | undefined>
  /** One unit's months, quarters and years: `measure|level|team`. */
  readonly series: (series: string, of?: string) => Promise<readonly PrintedRow[]>
  /** A measure's figures in one period: the council's, and every service's and team's. */
  readonly inPeriod: (measure: string, period: string) => Promise<readonly PrintedRow[]>
  /** The same unit's figure of the month, quarter or year before. */
  readonly before: (figure: string) => Promise<PrintedRow | undefined>
}

export function printedFigures(dataFolder: string): PrintedFigures {
  const printed = new Map<string, Promise<ReadonlyMap<string, PrintedRow>>>()
  const print = (words: readonly string[]) => {
    const key = words.join(' ')
    const rows =
      printed.get(key) ??
      rowsOf<PrintedRow>(figuresCommand, [...words, '--data', dataFolder]).then(byMark)
    printed.set(key, rows)
    return rows
  }
  const row: PrintedFigures['row'] = async (figure, of = '') => {
    const [measure = '', label = '', level = '', , breakdown = ''] = figure.split('|')
    const period = parsePeriod(label)
    if (period === undefined) return undefined
    const when = period.kind === 'range' ? ['--period', label] : ['--period-kind', period.kind]
    const name = findMeasure(measure)?.breakdown?.name
    const split = breakdown === '' || name === undefined ? [] : ['--breakdown', name]
    return (await print([...when, '--by', level, ...split, ...from(of)])).get(figure)
  }
  const series: PrintedFigures['series'] = foundOnce(async (named, of = '') => {
    const [measure = '', level = '', team = ''] = named.split('|')
    const kinds = ['month', 'quarter', 'year'].map((kind) =>
      print(['--period-kind', kind, '--by', level, ...from(of)]),
    )
    const rows = (await Promise.all(kinds)).flatMap((kind) => [...kind.values()])
    return rows.filter((one) => one.measure === measure && one.team === team)
  })
  return {
    row,
    series,
    words: async ({ figure, part, of }) => {
      const found = await row(figure, of)
      if (found === undefined) return undefined
      return part === 'base' ? baseOf(found) : valueIn(found, part)
    },
    inPeriod: foundOnce(async (measure, label = '') => {
      const period = parsePeriod(label)
      if (period === undefined) return []
      const levels = ['council', 'service', 'team'].map((level) =>
        print(['--period-kind', period.kind, '--by', level]),
      )
      const rows = (await Promise.all(levels)).flatMap((level) => [...level.values()])
      return rows.filter((one) => one.measure === measure && one.period === label)
    }),
    before: async (figure) => {
      const [measure, , level, team] = figure.split('|')
      const found = await row(figure)
      const all = await series([measure, level, team].join('|'))
      const alike = all.filter((one) => one.period_kind === found?.period_kind)
      return alike[alike.findIndex((one) => one.period === found?.period) - 1]
    },
  }
}

/** There are many rows, and pages ask for the same again and again. */
function foundOnce(
  find: (first: string, second?: string) => Promise<readonly PrintedRow[]>,
): typeof find {
  const found = new Map<string, Promise<readonly PrintedRow[]>>()
  return (first, second) => {
    const key = `${first}|${second ?? ''}`
    const rows = found.get(key) ?? find(first, second)
    found.set(key, rows)
    return rows
  }
}

const from = (of: string): string[] => {
  if (of === '') return []
  return of === 'first published' ? ['--as', 'first-published'] : ['--snapshot', of]
}

const byMark = (rows: readonly PrintedRow[]): ReadonlyMap<string, PrintedRow> =>
  new Map(
    rows.map((one) => [
      [one.measure, one.period, one.level, one.team, one.breakdown].join('|'),
      one,
    ]),
  )

/** `number`: in a column whose heading names the unit. */
export const valueIn = (row: PrintedRow, part: string): string =>
  part === 'number' ? valueWords(row).replace(/%| weeks$/, '') : valueWords(row)

/** Unrounded, in the measure's unit; for a mean of months, which no two counts give, as printed. */
export function exactValue(row: PrintedRow): number {
  const { numerator, denominator, value } = row
  const unit = findMeasure(row.measure)?.unit
  if (numerator === null || !denominator || isMeanOfMonths(row)) return value ?? Number.NaN
  return unit === 'percent' ? (100 * numerator) / denominator : numerator / denominator / 7
}

/** A stock whose longer periods are the mean of their months is the quotient of no two counts. */
const isMeanOfMonths = ({ measure, period_kind }: PrintedRow): boolean =>
  findMeasure(measure)?.periodAverage === true && period_kind !== 'month'

const baseOf = (row: PrintedRow): string =>
  isMeanOfMonths(row) && baseWords(row) !== '' ? 'mean of its months' : baseWords(row)
