import type { Transaction } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { addToAccessRecord, type Occasion } from './access-record/entry.ts'
import type { GivenBy, GivenRole, Person } from './find-people.ts'
import type { Assignment } from './scope-of.ts'

type Within = Transaction<RegisterTables>

/** Adds a person and gives their number. Their address must not be another's already. */
export async function addPerson(
  within: Within,
  occasion: Occasion,
  person: Pick<Person, 'name' | 'workerId' | 'addedOn' | 'email'>,
): Promise<number> {
  const { person_id } = await within
    .insertInto('people')
    .values({
      email: person.email.trim().toLowerCase(),
      name: person.name,
      worker_id: person.workerId,
      added_on: person.addedOn,
    })
    .returning('person_id')
    .executeTakeFirstOrThrow()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'person',
    subjectId: String(person_id),
    before: null,
    after: person,
  })
  return person_id
}

/** Gives a role, by hand unless it is said who does. */
export async function giveRole(
  within: Within,
  occasion: Occasion,
  personId: number,
  assignment: Assignment,
  givenBy: GivenBy = 'hand',
): Promise<void> {
  const { role, team, service, from: from_on, until: until_on } = assignment
  await within
    .insertInto('role_assignments')
    .values({ person_id: personId, role, team, service, from_on, until_on, given_by: givenBy })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'role of person',
    subjectId: String(personId),
    before: null,
    after: assignment,
  })
}

/**
 * Ends what a person has of a role on a day, the last one it is in force: all of it, or that of one
 * team or service. How many of their assignments ended; one that had ended by then, or begins later,
 * stays as it is.
 */
export async function endRole(
  within: Within,
  occasion: Occasion,
  { id: personId, assignments }: Person,
  ending: {
    readonly role: string
    readonly unit: string | null
    readonly lastDay: LocalDate
  },
): Promise<number> {
  const { role, unit, lastDay } = ending
  const ended = assignments.filter(
    (one) =>
      one.role === role &&
      (unit === null || unit === one.team || unit === one.service) &&
      one.from <= lastDay &&
      (one.until === null || one.until > lastDay),
  )
  await endAssignments(within, occasion, personId, { ended, lastDay })
  return ended.length
}

/** Ends assignments of a person on a day: the day before the first is no day in force at all. */
export async function endAssignments(
  within: Within,
  occasion: Occasion,
  personId: number,
  { ended, lastDay }: { readonly ended: readonly GivenRole[]; readonly lastDay: LocalDate },
): Promise<void> {
  for (const { id, role, team, service, from, until } of ended) {
    await within
      .updateTable('role_assignments')
      .set({ until_on: lastDay })
      .where('assignment_id', '=', id)
      .execute()
    const before: Assignment = { role, team, service, from, until }
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'role of person',
      subjectId: String(personId),
      before,
      after: { ...before, until: lastDay },
    })
  }
}

/** Keeps a person out from a day on. */
export async function disablePerson(
  within: Within,
  occasion: Occasion,
  { id, disabledOn }: Person,
  from: LocalDate,
): Promise<void> {
  await within
    .updateTable('people')
    .set({ disabled_on: from })
    .where('person_id', '=', id)
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'person',
    subjectId: String(id),
    before: { disabledOn },
    after: { disabledOn: from },
  })
}
