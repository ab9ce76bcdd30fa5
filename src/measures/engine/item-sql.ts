import type { Measure, Settings } from '../measure.ts'
import { childrenOnDays } from './children-on-days.ts'

/**
 * One measure's items with the team and service they count for: the record's own team, else that of
 * the child's case worker on the day the item counts, else `Not recorded`. `asAts` is SQL giving the
 * days of a stock measure; an event measure takes no notice of it.
 */
export const itemSql = (measure: Measure, settings: Settings, asAts: string): string => `
  with ${attributedItems(measure, settings, childrenOnDays(asAts))}
  select
    item_id,
    child_id,
    ${shownTeam} as team,
    ${shownService} as service,
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

/**
 * Parts of a WITH clause, the last of which is `attributed`: the items, each with `shown_team_id`.
 * `children` are the parts that come first: see children-on-days.ts.
 */
export const attributedItems = (measure: Measure, settings: Settings, children: string): string => `
  ${children},
  counted as (
    ${measure.items(settings)}
  ),
  attributed as (
    select counted.*, coalesce(counted.team_id, case_worker_teams.team_id) as shown_team_id
    from counted
    left join case_worker_teams
      on case_worker_teams.child_id = case when counted.team_id is null then counted.child_id end
      and case_worker_teams.from_on <= counted.counted_on
      and case_worker_teams.until_on > counted.counted_on
  )`

/** Of a \`shown_team_id\` joined to \`teams\`. */
export const shownTeam = `coalesce(teams.team, shown_team_id, 'Not recorded')`
export const shownService = `coalesce(teams.service, 'Not recorded')`
