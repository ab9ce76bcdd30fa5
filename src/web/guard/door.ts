import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { addToAccessRecord, type Deed, type Occasion } from '#people/access-record/entry.ts'
import { findEntries, type EntriesAsked, type Entry } from '#people/access-record/find-entries.ts'
import { whoSaw, type Look } from '#people/access-record/who-saw.ts'
import { findPeople, type Person } from '#people/find-people.ts'
import type { ChildPermission } from '#people/roles.ts'
import { scopeFor, viewerOf } from '#people/scope-for.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Asker } from './asker.ts'

/** What the pages ask of sign-in and of the register: who comes in, and what is kept of it. */
export type Door = {
  /** Undefined where the cookies of a request are of nobody who is signed in. */
  readonly whoIs: (cookie: string | undefined) => Promise<WhoIs | undefined>
  /** The children an asker may see or export now, restricted ones hidden. */
  readonly scopeOf: (asker: Asker, may: ChildPermission) => Promise<ViewerScope>
  /** Adds to the access record; kept when it resolves. */
  readonly record: (occasion: Occasion, deed: Deed) => Promise<void>
  /** The access record, to whoever may read it, the latest entries first. */
  readonly entries: (asker: Asker, asked: EntriesAsked) => Promise<readonly Entry[]>
  readonly whoSaw: (asker: Asker, childId: string) => Promise<readonly Look[]>
  /** Everyone who was ever added, by name. */
  readonly people: () => Promise<readonly Person[]>
  readonly now: () => Date
}

export type WhoIs = {
  readonly person: Person
  readonly sessionId: string
  /** Nothing but setting up the second factor is open to them. */
  readonly mustSetUp: boolean
}

/** Of whom the cookies are: what the guard asks of sign-in. */
export type SessionOf = (headers: { readonly cookie: string | undefined }) => Promise<
  | {
      readonly id: string
      readonly person: Person
      readonly stage: 'whole' | 'second factor to be set up'
    }
  | undefined
>

export const openDoor = (
  db: Kysely<RegisterTables>,
  sessionOf: SessionOf,
  now: () => Date,
): Door => ({
  now,
  async whoIs(cookie) {
    const session = cookie === undefined ? undefined : await sessionOf({ cookie })
    if (session === undefined) return undefined
    const { id, person, stage } = session
    return { person, sessionId: id, mustSetUp: stage !== 'whole' }
  },
  scopeOf: ({ person, today }, may) => scopeFor(db, person, today, may),
  record: recordTogether(db),
  entries: ({ person, today }, asked) => findEntries(db, viewerOf(person, today), asked),
  whoSaw: ({ person, today }, childId) => whoSaw(db, viewerOf(person, today), childId),
  people: () => findPeople(db),
})

/**
 * Entries that come in one turn of the event loop are kept in one transaction: the access record is
 * written by one at a time, and each transaction waits for the disk.
 */
function recordTogether(db: Kysely<RegisterTables>): Door['record'] {
  let waiting: (readonly [Occasion, Deed])[] = []
  let next: Promise<void> | undefined
  return (occasion, deed) => {
    waiting.push([occasion, deed])
    next ??= nextTurn().then(() => {
      const entries = waiting
      waiting = []
      next = undefined
      return db.transaction().execute(async (within) => {
        for (const [when, what] of entries) await addToAccessRecord(within, when, what)
      })
    })
    return next
  }
}
