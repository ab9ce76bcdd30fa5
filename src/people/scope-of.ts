import type { LocalDate } from '#calendar/local-date.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import { findRole, type ChildPermission, type GivenFor, type Permission } from './roles.ts'

/** A role given to a person, in force from its first day to its last (null: until further notice). */
export type Assignment = GivenFor & {
  readonly role: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A person as far as what they may see depends on it. */
export type Holder = {
  /** Their id in the case system; without one there are no children of their own. */
  readonly workerId: string | null
  /** From this day on nothing is allowed. */
  readonly disabledOn: LocalDate | null
  readonly assignments: readonly Assignment[]
}

/** What the roles in force on a day allow together; a role the program does not know allows nothing. */
export function permissionsOf(holder: Holder, day: LocalDate): ReadonlySet<Permission> {
  return new Set(inForce(holder, day).flatMap(({ role }) => role.may))
}

/**
 * The children a person may see, export or audit on a day: whom those of their roles that allow it
 * reach, together. None unless a role says so, and every team only by a role that reaches it.
 * `hidden` are the restricted children they are not named for.
 */
export function scopeOf(
  holder: Holder,
  day: LocalDate,
  { may, hidden }: { readonly may: ChildPermission; readonly hidden: readonly string[] },
): ViewerScope {
  const seeing = inForce(holder, day).filter(({ role }) => role.may.includes(may))
  if (seeing.some(({ role }) => role.reach === 'every team')) return { sees: 'every team', hidden }
  const given = seeing.filter(
    ({ role: { reach } }) => reach === 'teams' || reach === 'services or teams',
  )
  const isOwn = seeing.some(({ role }) => role.reach === 'own children')
  return {
    sees: 'some children',
    teams: unique(given.flatMap(({ team }) => team ?? [])),
    services: unique(
      given.flatMap(({ role, service }) => (role.reach === 'teams' ? [] : (service ?? []))),
    ),
    workers: isOwn && holder.workerId !== null ? [holder.workerId] : [],
    education: seeing.some(({ role }) => role.reach === 'education'),
    hidden,
  }
}

function inForce({ assignments, disabledOn }: Holder, day: LocalDate) {
  if (disabledOn !== null && day >= disabledOn) return []
  return assignments.flatMap(({ role: name, from, until, ...givenFor }) => {
    const role = findRole(name)
    const isInForce = from <= day && (until === null || day <= until)
    return role && isInForce ? [{ role, ...givenFor }] : []
  })
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted()
