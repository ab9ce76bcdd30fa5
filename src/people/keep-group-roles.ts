import type { Transaction } from 'kysely'
import { addDays, type LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Occasion } from './access-record/entry.ts'
import { findPersonById } from './find-people.ts'
import { endAssignments, giveRole } from './people-store.ts'
import type { GivenFor } from './roles.ts'

/** A role that a group of the council's own sign-in stands for. */
export type GroupRole = GivenFor & { readonly role: string }

/**
 * Has a person hold the roles that their groups stand for, from `today` on: gives those they lack
 * and takes back those whose group is gone, which are in force no more from that moment. What was
 * given by hand is neither counted nor ended.
 */
export async function keepGroupRoles(
  within: Transaction<RegisterTables>,
  occasion: Occasion,
  personId: number,
  { roles, today }: { readonly roles: readonly GroupRole[]; readonly today: LocalDate },
): Promise<void> {
  // Two sign-ins of one person take turns, so that neither gives what the other has given.
  await within
    .selectFrom('people')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
  const person = await findPersonById(within, personId)
  if (person === undefined) throw new Error('A person who signs in is among people.')
  const held = person.assignments.filter(
    ({ givenBy, until }) => givenBy === 'council sign-in' && (until === null || until >= today),
  )
  const due = [...new Map(roles.map((role) => [keyOf(role), role])).values()]
  const dueKeys = new Set(due.map(keyOf))
  const heldKeys = new Set(held.map(keyOf))
  await endAssignments(within, occasion, personId, {
    ended: held.filter((one) => !dueKeys.has(keyOf(one))),
    lastDay: addDays(today, -1),
  })
  for (const { role, team, service } of due.filter((one) => !heldKeys.has(keyOf(one))))
    await giveRole(
      within,
      occasion,
      personId,
      { role, team, service, from: today, until: null },
      'council sign-in',
    )
}

const keyOf = ({ role, team, service }: GroupRole): string => JSON.stringify([role, team, service])
