import type { Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Person } from './find-people.ts'
import { childrenHiddenFromViewer } from './restricted-children.ts'
import type { ChildPermission } from './roles.ts'
import { permissionsOf, scopeOf } from './scope-of.ts'
import { readAsViewer, type Viewer } from './viewer.ts'

/** A person as the register's policies see them on a day. */
export const viewerOf = (person: Person, day: LocalDate): Viewer => ({
  person: person.id,
  permissions: [...permissionsOf(person, day)],
  day,
})

/** The children a person may see, export or audit on a day, restricted ones hidden. */
export const scopeFor = (
  db: Kysely<RegisterTables>,
  person: Person,
  day: LocalDate,
  may: ChildPermission,
): Promise<ViewerScope> =>
  readAsViewer(db, viewerOf(person, day), async (within) =>
    scopeOf(person, day, { may, hidden: await childrenHiddenFromViewer(within) }),
  )
