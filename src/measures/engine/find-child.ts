import { childRows } from '#records/child-rows.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { Analysis } from './open-analysis.ts'

/** A child with an open case, and who has it on the day of the extract. */
export type OpenCase = { readonly childId: string; readonly team: string; readonly service: string }

/** The open case of a child's id, for one viewer; undefined where they see none. */
export async function findChild(
  { duck, extractedOn }: Analysis,
  scope: ViewerScope,
  childId: string,
): Promise<OpenCase | undefined> {
  const onThatDay = `from_on <= date '${extractedOn}' and until_on > date '${extractedOn}'`
  const [found] = await childRows<{ child_id: string; team: string; service: string }>(
    duck,
    scope,
    {
      select: `
        select
          cases.child_id,
          coalesce(team, workers.team_id, 'Not recorded') as team,
          coalesce(service, 'Not recorded') as service
        from case_spells as cases
        left join (from case_worker_teams where ${onThatDay}) as workers
          on workers.child_id = cases.child_id
        left join teams on teams.team_id = workers.team_id
        where cases.child_id = $1 and cases.from_on <= date '${extractedOn}'
          and cases.until_on > date '${extractedOn}'`,
      orderBy: 'team',
      values: [childId],
    },
  )
  return found && { childId: found.child_id, team: found.team, service: found.service }
}
