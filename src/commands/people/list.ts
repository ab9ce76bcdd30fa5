import { findPeople } from '#people/find-people.ts'
import { roles } from '#people/roles.ts'
import { scopeFor } from '#people/scope-for.ts'
import { permissionsOf } from '#people/scope-of.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import { exits } from '../command.ts'
import { formatRows } from '../output-format.ts'
import { withPerson, type Verb } from './verb.ts'

/** A row for each role of each person, past ones included, and one for a person without any. */
export const listVerb: Verb = {
  takesSubject: false,
  async run({ db, format, around }) {
    const people = await findPeople(db)
    const rows = people.flatMap(({ email, name, workerId, disabledOn, assignments }) =>
      (assignments.length > 0 ? assignments : [undefined]).map((one) => [
        email,
        name,
        workerId,
        one?.role ?? null,
        one?.team ?? null,
        one?.service ?? null,
        one?.from ?? null,
        one?.until ?? null,
        one?.givenBy ?? null,
        disabledOn,
      ]),
    )
    const columns = [
      'email',
      'name',
      'worker',
      'role',
      'team',
      'service',
      'from',
      'until',
      'given_by',
      'disabled_on',
    ]
    await around.out(formatRows(format, columns, rows))
    return exits.done
  },
}

/** What one person may do and see on a day. */
export const showVerb: Verb = {
  takesSubject: true,
  run: (needs) =>
    withPerson(needs, needs.subject, async (person) => {
      const { db, format, around, days } = needs
      const scope = await scopeFor(db, person, days.on, 'see children')
      const rows = [
        ...[...permissionsOf(person, days.on)].map((permission) => ['may', permission]),
        ...reachRows(scope),
        ['restricted children hidden', scope.hidden.length],
      ]
      await around.out(formatRows(format, ['what', 'which'], rows))
      return exits.done
    }),
}

function reachRows(scope: ViewerScope): string[][] {
  if (scope.sees === 'every team') return [['children of', 'every team']]
  return [
    ...scope.teams.map((team) => ['children of team', team]),
    ...scope.services.map((service) => ['children of service', service]),
    ...scope.workers.map((worker) => ['children of worker', worker]),
    ...(scope.education ? [['children', 'in care or in alternative provision']] : []),
  ]
}

/** The roles there are, in words. */
export const rolesVerb: Verb = {
  takesSubject: false,
  async run({ format, around }) {
    const rows = roles.map(({ name, reach, inWords }) => [name, reach, inWords])
    await around.out(formatRows(format, ['role', 'given_for', 'what_it_does'], rows))
    return exits.done
  },
}
