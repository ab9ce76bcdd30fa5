import { sql, type Kysely, type Selectable } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Assignment, Holder } from './scope-of.ts'

/** Who gave a role: somebody by hand, or the groups that the council's sign-in named. */
export type GivenBy = 'hand' | 'council sign-in'

/** A role as it was given to somebody. */
export type GivenRole = Assignment & { readonly id: number; readonly givenBy: GivenBy }

export type Person = Omit<Holder, 'assignments'> & {
  readonly id: number
  readonly assignments: readonly GivenRole[]
  readonly email: string
  readonly name: string
  readonly addedOn: LocalDate
}

/** Everyone who was ever added, by name, with every role they were ever given, the earliest first. */
export const findPeople = (db: Kysely<RegisterTables>): Promise<readonly Person[]> =>
  peopleOf(db, undefined)

/** The person of a number; undefined where there is none. */
export const findPersonById = async (
  db: Kysely<RegisterTables>,
  id: number,
): Promise<Person | undefined> => (await peopleOf(db, id))[0]

async function peopleOf(
  db: Kysely<RegisterTables>,
  only: number | undefined,
): Promise<readonly Person[]> {
  const people = await db
    .selectFrom('people')
    .selectAll()
    .select(rolesGiven.as('given'))
    .$if(only !== undefined, (query) => query.where('person_id', '=', only ?? 0))
    .orderBy('name')
    .orderBy('person_id')
    .execute()
  return people.map(personOf)
}

type GivenRow = Pick<
  Selectable<RegisterTables['role_assignments']>,
  'assignment_id' | 'role' | 'team' | 'service' | 'from_on' | 'until_on' | 'given_by'
>

/** For a query of `people`: each one's roles. In one query, since it is asked with every page. */
export const rolesGiven = sql<readonly GivenRow[]>`(
  select coalesce(json_agg(given order by given.from_on, given.assignment_id), '[]')
  from role_assignments as given where given.person_id = people.person_id
)`

/** A row of `people` with `rolesGiven` as `given`. */
export type PersonRow = Selectable<RegisterTables['people']> & {
  readonly given: readonly GivenRow[]
}

export const personOf = (one: PersonRow): Person => ({
  id: one.person_id,
  email: one.email,
  name: one.name,
  addedOn: one.added_on as LocalDate,
  workerId: one.worker_id,
  disabledOn: one.disabled_on as LocalDate | null,
  assignments: one.given.map(
    ({ assignment_id: id, role, team, service, from_on, until_on, given_by }) => ({
      id,
      role,
      team,
      service,
      from: from_on as LocalDate,
      until: until_on as LocalDate | null,
      givenBy: given_by as GivenBy,
    }),
  ),
})

/** The person of an e-mail address, however its capitals are written. */
export const findPerson = async (
  db: Kysely<RegisterTables>,
  email: string,
): Promise<Person | undefined> =>
  (await findPeople(db)).find((person) => person.email === email.trim().toLowerCase())
