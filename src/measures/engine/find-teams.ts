import type { Analysis } from './open-analysis.ts'

/** A team as shown, with how much it holds on the day of the extract. */
export type Team = {
  readonly team: string
  readonly service: string
  /** Children with an open case whose case worker is of the team. */
  readonly children: number
  /** Case workers of those children. */
  readonly caseWorkers: number
}

/** Every team that the extract names or that has children, by service and name. */
export const findTeams = ({ duck, extractedOn }: Analysis): Promise<Team[]> =>
  duck.rows<Team>(`
    with open_cases as (
      select child_id
      from case_spells
      where from_on <= date '${extractedOn}' and until_on > date '${extractedOn}'
    ),
    case_workers as (
      select child_id, team_id, worker_id
      from case_worker_teams
      where from_on <= date '${extractedOn}' and until_on > date '${extractedOn}'
    ),
    caseloads as (
      select team_id, count(*) as children, count(distinct worker_id) as case_workers
      from open_cases
      left join case_workers using (child_id)
      group by team_id
    )
    select
      coalesce(team, caseloads.team_id, 'Not recorded') as team,
      coalesce(service, 'Not recorded') as service,
      coalesce(children, 0) as children,
      coalesce(case_workers, 0) as "caseWorkers"
    from teams
    full join caseloads on caseloads.team_id = teams.team_id
    order by service, team`)
