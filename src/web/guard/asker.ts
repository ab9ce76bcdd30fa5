import type { FastifyRequest } from 'fastify'
import { dayOf } from '#calendar/day-of.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import type { Person } from '#people/find-people.ts'
import type { Permission } from '#people/roles.ts'
import { permissionsOf } from '#people/scope-of.ts'

/** Who asks for a page, and what their roles allow on the day they ask. */
export type Asker = {
  readonly person: Person
  readonly sessionId: string
  readonly permissions: ReadonlySet<Permission>
  readonly day: LocalDate
  /** The day it is; `day` is that of the extract in the example, whose plan stands still. */
  readonly today: LocalDate
  readonly occasion: Occasion
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard; null on a route that needs nothing. */
    asker: Asker | null
  }
}

export function askerFor(
  { ip }: Pick<FastifyRequest, 'ip'>,
  { person, sessionId }: Pick<Asker, 'person' | 'sessionId'>,
  now: Date,
  day: LocalDate = dayOf(now),
): Asker {
  const today = dayOf(now)
  return {
    person,
    sessionId,
    permissions: permissionsOf(person, today),
    day,
    today,
    occasion: { at: now, by: { person: person.id }, from: ip },
  }
}

/** Whoever asks. Throws on a route that the guard lets everyone through to. */
export function askerOf({ asker }: Pick<FastifyRequest, 'asker'>): Asker {
  if (asker === null) throw new Error('A route that needs nothing asked who is asking.')
  return asker
}
