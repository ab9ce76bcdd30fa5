import type { Measure, Settings } from '../measure.ts'
import { childrenOnDays } from './children-on-days.ts'

/**
 * One measure's items with the team and service they count for: the record's own team, else that of
 * the child's case worker on the day the item counts, else `Not recorded`. `asAts` is SQL giving the
 * days of a stock measure; an event measure takes no notice of it.
 */
export const itemSql = (measure: Measure, settings: Settings, asAts: string): string => `
  with ${childrenOnDays(asAts)},
  counted as (
    ${measure.items(settings)}
  ),
  attributed as (
    select
      counted.*,
      coalesce(
        counted.team_id,
        case when counted.counted_on is not null then case_worker_teams.team_id end
      ) as shown_team_id
    from counted
    asof left join case_worker_teams
      on case_worker_teams.child_id = counted.child_id
      and case_worker_teams.from_on <= counted.counted_on
  )
  select
    item_id,
    child_id,
    coalesce(teams.team, shown_team_id, 'Not recorded') as team,
    coalesce(teams.service, 'Not recorded') as service,
    counted_on,
    started_on,
    due_on,
    ended_on,
    value,
    in_numerator,
    left_out,
    clock,
    breakdown
  from attributed
  left join teams on teams.team_id = attributed.shown_team_id`
