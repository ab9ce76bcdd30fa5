import { addMonths, parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { FormField } from '../../forms/form.ts'

export type AskedQuery = {
  readonly from?: string
  readonly to?: string
  readonly plan?: string
}

/** The two days that are compared, or what is wrong with those that were asked for. */
export type AskedDays = {
  readonly fields: readonly FormField[]
  readonly problems: readonly FieldProblem[]
  /** Undefined where there is a problem. */
  readonly days: { readonly from: LocalDate; readonly to: LocalDate } | undefined
}

/** Without a day asked for, from a month before today to today. */
export function askedDays({ from, to }: AskedQuery, today: LocalDate): AskedDays {
  const last = read('to', to, today, today)
  const monthBefore = addMonths('problem' in last ? today : last.day, -1)
  const first = read('from', from, monthBefore, today)
  const problems = [first, last].flatMap((one) => ('problem' in one ? [one.problem] : []))
  const days =
    'problem' in first || 'problem' in last ? undefined : { from: first.day, to: last.day }
  if (days && days.from > days.to)
    problems.push({ field: 'from', sentence: 'The first day is after the second.' })
  return {
    fields: [
      { kind: 'day', name: 'from', label: 'From the end of', value: typed(from, monthBefore) },
      { kind: 'day', name: 'to', label: 'To the end of', value: typed(to, today) },
    ],
    problems,
    days: problems.length === 0 ? days : undefined,
  }
}

const typed = (text: string | undefined, day: LocalDate): string =>
  text === undefined || text === '' ? day : text

function read(
  field: 'from' | 'to',
  text: string | undefined,
  otherwise: LocalDate,
  today: LocalDate,
): { readonly day: LocalDate } | { readonly problem: FieldProblem } {
  if (text === undefined || text === '') return { day: otherwise }
  const name = field === 'from' ? 'The first day' : 'The second day'
  const day = parseLocalDate(text)
  if (day === undefined)
    return {
      problem: { field, sentence: `${name} is no day there is; write it as 2019-10-31.` },
    }
  return day > today
    ? { problem: { field, sentence: `${name} is still to come; choose one up to today.` } }
    : { day }
}
