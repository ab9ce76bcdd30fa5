import type { Team } from '#measures/engine/find-teams.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'

/** What a list is asked of: the council, or a service or team by its shown name. */
export type AskedUnit =
  { readonly level: 'council' } | { readonly level: 'team' | 'service'; readonly team: string }

/**
 * Whether a scope leads to any child of a unit, so that its list can be asked for; rows outside the
 * scope are left out of it all the same. Children of one's own and those in education can be of any.
 */
export function mayAskFor(
  scope: ViewerScope,
  unit: AskedUnit,
  teams: readonly Pick<Team, 'team' | 'service'>[],
): boolean {
  if (scope.sees === 'every team') return true
  if (scope.workers.length > 0 || scope.education) return true
  if (unit.level === 'council') return scope.teams.length + scope.services.length > 0
  const isSeen = ({ team, service }: Pick<Team, 'team' | 'service'>): boolean =>
    scope.teams.includes(team) || scope.services.includes(service)
  if (unit.level === 'team' && scope.teams.includes(unit.team)) return true
  if (unit.level === 'service' && scope.services.includes(unit.team)) return true
  return teams.some((one) => one[unit.level] === unit.team && isSeen(one))
}
