import type { Occasion } from '#people/access-record/entry.ts'
import type { Register } from '#store/register.ts'
import { exits, type Surroundings } from '../command.ts'

export const optionNames = [
  'data',
  'format',
  'to',
  'plan',
  'on',
  'from',
  'title',
  'inspection',
  'council',
] as const

/** What one verb of `plan` works with. */
export type VerbNeeds = {
  /** The word after the verb: a file or an id; empty where there is none. */
  readonly subject: string
  readonly values: Readonly<Partial<Record<(typeof optionNames)[number], string>>>
  readonly db: Register['db']
  readonly occasion: Occasion
  readonly around: Surroundings
}

export type Verb = {
  /** Whether a subject comes after it. */
  readonly takesSubject: boolean
  readonly run: (needs: VerbNeeds) => Promise<number>
}

export function fail(around: Surroundings, ...problems: readonly string[]): number {
  for (const problem of problems) around.tell(problem)
  return exits.failed
}
