import type { Measure } from '../../measure.ts'
import type { Placed } from './teams.ts'

export type ReferencePeriod = {
  readonly kind: string
  readonly label: string
  readonly months: readonly string[]
}

/** A figure as the plain reference adds it up. */
export type ReferenceFigure = {
  readonly periodKind: string
  readonly period: string
  readonly level: string
  readonly team: string
  readonly breakdown: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly printed: string
  readonly state: string
}

/** What the figures of one measure are added up from. */
export type ListedItems = {
  readonly measure: Measure
  readonly extractedOn: string
  /** An event's items, all of them; a stock's as on the last day of a month, or the extract's own. */
  readonly itemsOf: (month: string) => readonly Placed[]
}

/** Every month, quarter and financial year that begins between two days. */
export function referencePeriods(since: string, until: string): ReferencePeriod[] {
  const periods: ReferencePeriod[] = []
  for (let year = 2010; year <= 2035; year += 1) {
    const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map(
      (month) => `${month < 4 ? year + 1 : year}-${String(month).padStart(2, '0')}`,
    )
    const label = `${year}-${String((year + 1) % 100).padStart(2, '0')}`
    periods.push({ kind: 'year', label, months })
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const three = months.slice(quarter * 3, quarter * 3 + 3)
      periods.push({ kind: 'quarter', label: `${label} Q${quarter + 1}`, months: three })
    }
    for (const month of months) periods.push({ kind: 'month', label: month, months: [month] })
  }
  return periods.filter(({ months }) => `${months[0]}-01` >= since && `${months[0]}-01` <= until)
}

/** The figures of one period: the council's row, always, and each other row that has an item. */
export function referenceFigures(listed: ListedItems, period: ReferencePeriod): ReferenceFigure[] {
  const { measure, extractedOn } = listed
  const months =
    measure.kind === 'event'
      ? period.months
      : period.months.filter((month) => `${month}-01` <= extractedOn)
  const counted = measure.kind === 'event' || measure.periodAverage ? months : months.slice(-1)
  const byMonth = counted.map((month) => [...listed.itemsOf(month)])
  const figures: ReferenceFigure[] = []
  for (const { level, team, breakdown, holds } of unitsOf(byMonth.flat(), measure)) {
    const parts = byMonth.map((items) => items.filter(holds))
    const total = addUp(measure, period, parts)
    const isPart = !isOver(period, extractedOn)
    const hasValue = total.printed !== ''
    const state = isPart ? 'part period' : 'figure'
    figures.push({
      periodKind: period.kind,
      period: period.label,
      level,
      team,
      breakdown,
      ...total,
      state: hasValue ? state : 'no data',
    })
  }
  return figures
}

/** Over on the day of the extract, if that is its last day too. */
function isOver({ months }: ReferencePeriod, extractedOn: string): boolean {
  const last = months.at(-1) ?? ''
  if (extractedOn.slice(0, 7) !== last) return extractedOn.slice(0, 7) > last
  return lastDays(last) === extractedOn.slice(8)
}

function lastDays(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  if (number === 2) return year % 4 === 0 ? '29' : '28'
  return [4, 6, 9, 11].includes(number) ? '30' : '31'
}

type Unit = { level: string; team: string; breakdown: string; holds: (item: Placed) => boolean }

function unitsOf(items: readonly Placed[], { breakdown }: Measure): Unit[] {
  const units: Unit[] = [{ level: 'council', team: '', breakdown: '', holds: () => true }]
  for (const service of new Set(items.map((item) => item.service)))
    units.push({
      level: 'service',
      team: service,
      breakdown: '',
      holds: (item) => item.service === service,
    })
  for (const team of new Set(items.map((item) => item.team)))
    units.push({ level: 'team', team, breakdown: '', holds: (item) => item.team === team })
  if (!breakdown) return units
  const broken = units.flatMap((unit) =>
    [...new Set(items.filter(unit.holds).map((item) => item.breakdown))].map((value) => ({
      ...unit,
      breakdown: value ?? '',
      holds: (item: Placed) => unit.holds(item) && item.breakdown === value,
    })),
  )
  return [...units, ...broken]
}

type Total = Pick<ReferenceFigure, 'numerator' | 'denominator' | 'printed'>

function addUp(measure: Measure, period: ReferencePeriod, months: readonly Placed[][]): Total {
  const isMean = measure.periodAverage === true && period.kind !== 'month'
  const parts = (isMean ? months : [months.flat()]).map((items) => {
    const inside = items.filter((item) => item.leftOut === null)
    let numerator = 0
    for (const item of inside) {
      if (measure.unit === 'weeks') numerator += item.value ?? 0
      else if (item.inNumerator) numerator += 1
    }
    return { numerator, denominator: inside.length }
  })
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0)
  if (measure.unit === 'count') return { numerator, denominator: null, printed: `${numerator}.0` }
  const denominator = parts.reduce((sum, part) => sum + part.denominator, 0)
  const known = parts.filter((part) => part.denominator > 0)
  return { numerator, denominator, printed: known.length === 0 ? '' : printed(measure, known) }
}

/** The mean of the parts' values to one place, halves away from zero, in whole numbers throughout. */
function printed(
  { unit }: Measure,
  parts: readonly { numerator: number; denominator: number }[],
): string {
  const [times, by] = unit === 'weeks' ? [1n, 7n] : [100n, 1n]
  let over = 1n
  for (const part of parts) over *= BigInt(part.denominator) * by
  let sum = 0n
  for (const part of parts)
    sum += (BigInt(part.numerator) * times * over) / (BigInt(part.denominator) * by)
  over *= BigInt(parts.length)
  let tenths = (sum * 10n) / over
  const rest = sum * 10n - tenths * over
  if (rest * 2n >= over) tenths += 1n
  return `${tenths / 10n}.${tenths % 10n}`
}
