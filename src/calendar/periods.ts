import {
  addMonths,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  parseLocalDate,
  yearOf,
  type LocalDate,
} from './local-date.ts'

/**
 * A span of whole months with inclusive ends. Quarters are of the financial year, Q1 being April to
 * June; a year runs from April to March.
 */
export type Period = {
  readonly kind: 'month' | 'quarter' | 'year' | 'range'
  /** `2019-10`, `2019-20 Q2`, `2019-20` or `2019-04..2019-09`. */
  readonly label: string
  readonly from: LocalDate
  readonly to: LocalDate
}

const financialYearLabel = (startYear: number): string =>
  `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}`

const financialYearStart = (day: LocalDate): number =>
  monthOf(day) >= 4 ? yearOf(day) : yearOf(day) - 1

const april = (year: number): LocalDate => `${year}-04-01` as LocalDate

export const monthContaining = (day: LocalDate): Period => ({
  kind: 'month',
  label: day.slice(0, 7),
  from: firstOfMonth(day),
  to: lastOfMonth(day),
})

export function quarterContaining(day: LocalDate): Period {
  const year = financialYearStart(day)
  const index = Math.floor(((monthOf(day) + 8) % 12) / 3)
  const from = addMonths(april(year), index * 3)
  const label = `${financialYearLabel(year)} Q${index + 1}`
  return { kind: 'quarter', label, from, to: lastOfMonth(addMonths(from, 2)) }
}

export function yearContaining(day: LocalDate): Period {
  const year = financialYearStart(day)
  const from = april(year)
  return {
    kind: 'year',
    label: financialYearLabel(year),
    from,
    to: lastOfMonth(addMonths(from, 11)),
  }
}

/** The period a text names, or undefined where it names none. */
export function parsePeriod(text: string): Period | undefined {
  const ends = text.split('..')
  if (ends.length === 2) return parseRange(ends[0] ?? '', ends[1] ?? '')
  const year = /^(\d{4})-(\d{2})(?: Q([1-4]))?$/.exec(text)
  if (year === null) return undefined
  const startYear = Number(year[1])
  const isYear = text.slice(0, 7) === financialYearLabel(startYear)
  if (year[3] !== undefined) {
    if (!isYear) return undefined
    return quarterContaining(addMonths(april(startYear), (Number(year[3]) - 1) * 3))
  }
  return parseMonth(text) ?? (isYear ? yearContaining(april(startYear)) : undefined)
}

function parseMonth(text: string): Period | undefined {
  const day = parseLocalDate(`${text}-01`)
  return day === undefined ? undefined : monthContaining(day)
}

function parseRange(first: string, last: string): Period | undefined {
  const from = parseMonth(first)
  const to = parseMonth(last)
  if (from === undefined || to === undefined || to.from < from.from) return undefined
  return { kind: 'range', label: `${first}..${last}`, from: from.from, to: to.to }
}

/** The months of a period, first to last. */
export function monthsOf(period: Period): Period[] {
  const months: Period[] = []
  for (let day = period.from; day <= period.to; day = addMonths(day, 1)) {
    months.push(monthContaining(day))
  }
  return months
}

/**
 * Whether a period is not over on the day the extract was taken: it contains that day or ends after
 * it, and that day is not its last.
 */
export const isPartPeriod = (period: Period, extractedOn: LocalDate): boolean =>
  period.to > extractedOn

/** The day a stock is taken: the period's last, or the extract's own day where that comes first. */
export const stockDay = (period: Period, extractedOn: LocalDate): LocalDate =>
  period.to < extractedOn ? period.to : extractedOn

/** Every month that begins on or after one day and on or before another. */
export function monthsBetween(since: LocalDate, until: LocalDate): Period[] {
  const months: Period[] = []
  const first = firstOfMonth(since) === since ? since : addMonths(firstOfMonth(since), 1)
  for (let day = first; day <= until; day = addMonths(day, 1)) months.push(monthContaining(day))
  return months
}
