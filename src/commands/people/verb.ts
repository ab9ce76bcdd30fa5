import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { findPerson, type Person } from '#people/find-people.ts'
import type { Register } from '#store/register.ts'
import { exits, type Surroundings } from '../command.ts'
import type { OutputFormat } from '../output-format.ts'

export const optionNames = [
  'data',
  'format',
  'name',
  'worker',
  'role',
  'team',
  'service',
  'from',
  'until',
  'on',
  'email',
  'as',
  'why',
] as const

/** What one verb of `people` works with. */
export type VerbNeeds = {
  /** The word after the verb: an e-mail address, a post or a child; empty where there is none. */
  readonly subject: string
  readonly values: Readonly<Partial<Record<(typeof optionNames)[number], string>>>
  readonly days: {
    readonly from: LocalDate
    readonly until: LocalDate | null
    readonly on: LocalDate
  }
  readonly format: OutputFormat
  readonly db: Register['db']
  readonly occasion: Occasion
  readonly around: Surroundings
}

export type Verb = {
  /** Whether a subject comes after it. */
  readonly takesSubject: boolean
  readonly run: (needs: VerbNeeds) => Promise<number>
}

/** The days named, today where none is; a sentence where one is no day. */
export function daysOf(
  { from, until, on }: VerbNeeds['values'],
  today: LocalDate,
): VerbNeeds['days'] | string {
  const days = { from: today, until: null as LocalDate | null, on: today }
  for (const [name, text] of Object.entries({ from, until, on })) {
    if (text === undefined) continue
    const day = parseLocalDate(text)
    if (day === undefined) return `'${text}' is not a day: write it as YYYY-MM-DD.`
    days[name as keyof typeof days] = day
  }
  return days
}

export const wrongWayRound = ({ from, until }: VerbNeeds['days']): string | undefined =>
  until !== null && until < from ? 'The last day comes before the first.' : undefined

/** Does something with the person of an e-mail address; says so where there is none. */
export async function withPerson(
  { db, around }: VerbNeeds,
  email: string | undefined,
  use: (person: Person) => Promise<number>,
): Promise<number> {
  const person = email === undefined ? undefined : await findPerson(db, email)
  if (person !== undefined) return use(person)
  return fail(
    around,
    email === undefined
      ? 'Name the person with --email.'
      : 'Nobody of that e-mail address was added. people list says who was.',
  )
}

export function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}

export function done(around: Surroundings, sentence: string): number {
  around.tell(sentence)
  return exits.done
}
