import type { LocalDate } from '#calendar/local-date.ts'

/** One thing counted: a child, family, assessment or review. A figure is these rows added up. */
export type Item = {
  readonly itemId: string
  readonly childId: string | null
  /** The team's and the service's names, as shown. */
  readonly team: string
  readonly service: string
  /** The child's case worker on the day it counts: their id, null where none is recorded. */
  readonly workerId: string | null
  /** Their name, else their id, else `Not recorded`. */
  readonly worker: string
  readonly countedOn: LocalDate | null
  readonly startedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly endedOn: LocalDate | null
  /** Working days, or days for a mean of weeks; null where the definition names none. */
  readonly value: number | null
  /** Whether it met the standard; null for means and for rows left out. */
  readonly inNumerator: boolean | null
  /** The reason it was left out, or null. */
  readonly leftOut: string | null
  /** Which date the clock started from, where there is a choice. */
  readonly clock: string | null
  /** What is wrong about the child on that day, whatever is counted. */
  readonly concern: Concern | null
}

/** A child in care who is with an unregistered provider for 18 or more hours a week. */
export type Concern = 'unregistered provider'
