import type { Settings } from '../../measure.ts'
import type { Rows } from './records.ts'

/** One item as the plain reference counts it, before its team is known. */
export type ReferenceItem = {
  readonly itemId: string
  readonly childId: string | null
  /** The record's own team, where it has one. */
  readonly teamId: string | null
  readonly countedOn: string | null
  readonly startedOn: string | null
  readonly dueOn: string | null
  readonly endedOn: string | null
  readonly value: number | null
  readonly inNumerator: boolean | null
  readonly leftOut: string | null
  readonly clock: string | null
  readonly breakdown: string | null
}

/** What the reference counts: rows, the day they were extracted, and what a council may choose. */
export type Counted = {
  readonly rows: Rows
  readonly extractedOn: string
  readonly settings: Settings
}

/** A measure written from its definition in plain loops. An event takes no notice of `asAt`. */
export type ReferenceMeasure = (counted: Counted, asAt: string) => ReferenceItem[]

/** An item with nothing known but what is given. */
export const item = (
  known: Partial<ReferenceItem> & Pick<ReferenceItem, 'itemId'>,
): ReferenceItem => ({
  childId: null,
  teamId: null,
  countedOn: null,
  startedOn: null,
  dueOn: null,
  endedOn: null,
  value: null,
  inNumerator: null,
  leftOut: null,
  clock: null,
  breakdown: null,
  ...known,
})
