import type { Duck, DuckValue } from '#store/duck.ts'
import type { ViewerScope } from './viewer-scope.ts'

export type ChildQuery = {
  /** SQL whose rows carry a `team`: the team's shown name. */
  readonly select: string
  readonly orderBy: string
  readonly values: readonly DuckValue[]
}

/**
 * Runs the one kind of query that returns child-level rows, for one viewer: rows of teams outside
 * the viewer's scope never leave here.
 */
export async function childRows<Row extends object>(
  duck: Duck,
  scope: ViewerScope,
  { select, orderBy, values }: ChildQuery,
): Promise<Row[]> {
  const teams = scope.sees === 'every team' ? [] : scope.teams
  if (scope.sees === 'teams' && teams.length === 0) return []
  const places = teams.map((_, index) => `$${values.length + index + 1}`).join(', ')
  const within = scope.sees === 'every team' ? '' : `where team in (${places})`
  return duck.rows<Row>(`select * from (${select}) ${within} order by ${orderBy}`, [
    ...values,
    ...teams,
  ])
}
