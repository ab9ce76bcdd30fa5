import type { Duck, DuckValue } from '#store/duck.ts'
import type { ViewerScope } from './viewer-scope.ts'

export type ChildQuery = {
  /**
   * SQL whose rows carry `team` and `service`, as shown, and `child_id`. A scope that needs a column
   * they lack is an error, not a wider look.
   */
  readonly select: string
  readonly orderBy: string
  readonly values: readonly DuckValue[]
}

/**
 * Runs the one kind of query that returns child-level rows, for one viewer: rows outside the
 * viewer's scope never leave here. A row of no child is seen by whoever sees its team.
 */
export async function childRows<Row extends object>(
  duck: Duck,
  scope: ViewerScope,
  { select, orderBy, values }: ChildQuery,
): Promise<Row[]> {
  const bound = [...values]
  const within = [letIn(scope, bound), notHidden(scope, bound)].filter((part) => part !== '')
  const where = within.length === 0 ? '' : `where ${within.join(' and ')}`
  return duck.rows<Row>(`select * from (${select}) ${where} order by ${orderBy}`, bound)
}

function letIn(scope: ViewerScope, bound: DuckValue[]): string {
  if (scope.sees === 'every team') return ''
  const ways = [
    ...(scope.teams.length > 0 ? [`team in (${places(scope.teams, bound)})`] : []),
    ...(scope.services.length > 0 ? [`service in (${places(scope.services, bound)})`] : []),
    ...(scope.workers.length > 0 ? [`child_id in (${theirChildren(scope.workers, bound)})`] : []),
    ...(scope.education ? [`child_id in (${childrenInEducation})`] : []),
  ]
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

const notHidden = ({ hidden }: ViewerScope, bound: DuckValue[]): string =>
  hidden.length === 0 ? '' : `(child_id is null or child_id not in (${places(hidden, bound)}))`

const theirChildren = (workers: readonly string[], bound: DuckValue[]): string => `
  select invo_person_id from ssd_involvements
  where invo_professional_id in (${places(workers, bound)}) and invo_involvement_end_date is null`

/** Those the virtual school works with. */
const childrenInEducation = `
  select clae_person_id from ssd_cla_episodes where clae_cla_episode_ceased_date is null
  union all
  select person_id from ap_placements`

/** Placeholders for texts, which are bound in their order. */
const places = (texts: readonly string[], bound: DuckValue[]): string =>
  texts.map((text) => `$${bound.push(text)}`).join(', ')
