import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { textProblem, type FieldProblem } from '../field-problem.ts'

/** What was typed into each field of a form, as it was typed. */
export type Typed<Field extends string> = Readonly<Record<Field, string>>

/** What the fields say, or what is wrong with each of them. */
export type Checked<Content, Field extends string = string> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly problems: readonly FieldProblem<Field>[] }

/**
 * Reads typed fields. What cannot be read is noted as a problem of its field, and a stand-in comes
 * back: content with problems is never given on. `name` begins the sentence.
 */
export type Reader<Field extends string> = {
  readonly text: (field: Field, name: string, most: number) => string
  /** Null where nothing was typed. */
  readonly textOrNull: (field: Field, name: string, most: number) => string | null
  readonly oneOf: <Word extends string>(field: Field, name: string, words: readonly Word[]) => Word
  readonly day: (field: Field, name: string) => LocalDate
  /** A number from 0 up to 99,999,999 with at most four decimal places. */
  readonly number: (field: Field, name: string) => number
  readonly numberOrNull: (field: Field, name: string) => number | null
  /** Decimal places as typed: 2 of `12.30`. */
  readonly placesOf: (field: Field) => number
  readonly period: (field: Field, name: string) => string
  readonly say: (field: Field, sentence: string) => void
  readonly checked: <Content>(content: Content) => Checked<Content, Field>
}

export function readerOf<Field extends string>(typed: Typed<Field>): Reader<Field> {
  const problems: FieldProblem<Field>[] = []
  // One sentence for each field: the first says what to mend first.
  const say = (field: Field, sentence: string) => {
    if (!problems.some((one) => one.field === field)) problems.push({ field, sentence })
  }
  const text = (field: Field, name: string, most: number, required = true): string => {
    const problem = textProblem(typed[field], { name, most, required })
    if (problem !== undefined) say(field, problem)
    return typed[field].trim()
  }
  const number = (field: Field, name: string): number => {
    const given = typed[field].trim().replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    if (given === '') say(field, `${name} is needed.`)
    else if (!/^\d{1,8}([.]\d{1,4})?$/.test(given)) {
      say(field, `${name} is a number from 0 up with at most four decimal places, such as 12.3.`)
    } else return Number(given)
    return 0
  }
  return {
    text,
    textOrNull: (field, name, most) => text(field, name, most, false) || null,
    oneOf(field, name, words) {
      const word = words.find((one) => one === typed[field])
      if (word === undefined) say(field, `${name} is one of: ${words.join(', ')}.`)
      return word ?? (words[0] as (typeof words)[number])
    },
    day(field, name) {
      const day = parseLocalDate(typed[field].trim())
      if (day === undefined) {
        say(
          field,
          typed[field].trim() === ''
            ? `${name} is needed.`
            : `${name} is no day there is; write it as 2020-03-31.`,
        )
      }
      return day ?? ('2000-01-01' as LocalDate)
    },
    number,
    numberOrNull: (field, name) => (typed[field].trim() === '' ? null : number(field, name)),
    placesOf: (field) => typed[field].trim().split('.')[1]?.length ?? 0,
    period(field, name) {
      const period = typed[field].trim()
      if (period === '') say(field, `${name} is needed.`)
      else if (parsePeriod(period) === undefined) {
        say(field, `${name} is written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.`)
      }
      return period
    },
    say,
    checked: (content) => (problems.length === 0 ? { ok: true, content } : { ok: false, problems }),
  }
}
