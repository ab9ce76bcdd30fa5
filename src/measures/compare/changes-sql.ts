import type { LocalDate } from '#calendar/local-date.ts'
import { sqlText } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import type { Reason } from './change.ts'

/**
 * How the changes of one measure are found, in one statement over two views of items (see
 * items-view.ts): join the items of both, keep those that differ, place them in
 * the periods, give each its reason, add up.
 */
export type ItemsOfBoth = {
  readonly measure: Measure
  readonly itemsBefore: string
  readonly itemsAfter: string
  /** SQL of the periods; see compared-periods.ts. */
  readonly periodMonths: string
  readonly pairs: string
  readonly pairedPeriods: string
  /** The day of the first extract: dates up to it are past, later ones are events since. */
  readonly knownUntil: LocalDate
  /** One reason for all, where it is known; otherwise found for each item. */
  readonly reason?: Reason
}

/** SQL: `period_kind, period, team, reason, items, numerator, denominator`. */
export const changesSql = (asked: ItemsOfBoth, level: 'council' | 'team'): string => `
  with ${effects(asked)},
  parts as (${level === 'council' ? councilParts(asked) : teamParts(asked)})
  select
    period_kind, period, team, reason,
    count(*) as items,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator
  from parts
  group by all`

const councilParts = (asked: ItemsOfBoth): string => `
    select
      period_kind, period, '' as team,
      ${reasonOfAll(asked)} as reason,
      is_numerator - was_numerator as numerator,
      is_denominator - was_denominator as denominator
    from effects
    where changes_figure or moves_team`

const teamParts = (asked: ItemsOfBoth): string => `
    select
      period_kind, period, case when in_after then team_after else team_before end as team,
      reason,
      is_numerator - was_numerator as numerator,
      is_denominator - was_denominator as denominator
    from effects
    where changes_figure and not moves_team
    union all
    select period_kind, period, team_before, ${moved(asked)}, -was_numerator, -was_denominator
    from effects
    where moves_team
    union all
    select period_kind, period, team_after, ${moved(asked)}, is_numerator, is_denominator
    from effects
    where moves_team`

/**
 * SQL, a row for each item that changed the council's figure of a period or moved team in it:
 * `period_kind, period, item_id, reason`, what it was and is in the figure, null where it is not in
 * it, and `team, service, child_id`: those it counts for, or did.
 */
export const changedItemsSql = (asked: ItemsOfBoth): string => `
  with ${effects(asked)}
  select
    period_kind, period, item_id,
    ${reasonOfAll(asked)} as reason,
    case when in_before then team_before end as team_before,
    case when in_after then team_after end as team_after,
    case when in_before then was_numerator end as numerator_before,
    case when in_after then is_numerator end as numerator_after,
    case when in_before then was_denominator end as denominator_before,
    case when in_after then is_denominator end as denominator_after,
    case when in_after then team_after else team_before end as team,
    case when in_after then service_after else service_before end as service,
    case when in_after then child_id_after else child_id_before end as child_id
  from effects
  where changes_figure or moves_team`

/** Parts of a WITH clause, the last of which has a row for each item that changed in each period. */
const effects = (asked: ItemsOfBoth): string => `
  ${asked.measure.kind === 'stock' ? stockChanges(asked) : eventChanges(asked)},
  effects as (
    select
      touched.period_kind,
      touched.period,
      item_id,
      in_before,
      in_after,
      team_before,
      team_after,
      service_before,
      service_after,
      child_id_before,
      child_id_after,
      case when in_before then numerator_before else 0 end as was_numerator,
      case when in_before then denominator_before else 0 end as was_denominator,
      case when in_after then numerator_after else 0 end as is_numerator,
      case when in_after then denominator_after else 0 end as is_denominator,
      was_numerator <> is_numerator or was_denominator <> is_denominator as changes_figure,
      in_before and in_after and team_before <> team_after
        and (was_numerator, was_denominator, is_numerator, is_denominator) <> (0, 0, 0, 0) as moves_team,
      reason
    from touched
    join reasoned using (change)
  )`

/** Where the item changes no figure of the council, its move is all there is to tell. */
const reasonOfAll = (asked: ItemsOfBoth): string =>
  `case when changes_figure then reason else ${moved(asked)} end`

const moved = ({ reason }: ItemsOfBoth): string =>
  sqlText(reason ?? ('moved team' satisfies Reason))

/** A stock's items of a pair of days. */
const stockChanges = (asked: ItemsOfBoth): string => `
  pairs as (${asked.pairs}),
  was as (
    select pair, item.*
    from ${asked.itemsBefore} as item
    join pairs on item.counted_on = day_before
  ),
  now as (
    select pair, item.*
    from ${asked.itemsAfter} as item
    join pairs on item.counted_on = day_after
  ),
  both_sides as (
    select
      pair,
      item_id,
      day_after > date '${asked.knownUntil}' as is_later,
      ${besides()}
    from was
    full join now using (pair, item_id)
    join pairs using (pair)
  ),
  changed as materialized (
    select row_number() over () as change, * from both_sides where ${differs}
  ),
  paired_periods as (${asked.pairedPeriods}),
  touched as (
    select change, period_kind, period, was_there as in_before, is_there as in_after
    from changed
    join paired_periods using (pair)
  ),
  reasoned as (
    select *, ${reasonSql(asked, stockPast)} as reason from changed
  )`

/** An event's items, wherever they are counted: one counted in two periods leaves one for the other. */
const eventChanges = (asked: ItemsOfBoth): string => `
  both_sides as (
    select
      item_id,
      coalesce(greatest(was.counted_on, now.counted_on) > date '${asked.knownUntil}', false) as is_later,
      date_trunc('month', was.counted_on)::date as month_before,
      date_trunc('month', now.counted_on)::date as month_after,
      ${besides()}
    from ${asked.itemsBefore} as was
    full join ${asked.itemsAfter} as now using (item_id)
  ),
  changed as materialized (
    select row_number() over () as change, *
    from both_sides
    where month_before is distinct from month_after or ${differs}
  ),
  period_months as (${asked.periodMonths}),
  places as (
    select change, period_kind, period, true as in_before, false as in_after
    from changed
    join period_months on month = month_before
    union all
    select change, period_kind, period, false, true
    from changed
    join period_months on month = month_after
  ),
  touched as (
    select change, period_kind, period, bool_or(in_before) as in_before, bool_or(in_after) as in_after
    from places
    group by all
  ),
  reasoned as (
    select *, ${reasonSql(asked, eventPast)} as reason from changed
  )`

const dates = ['counted_on', 'started_on', 'due_on', 'ended_on'] as const

const besides = (): string =>
  [
    'was.item_id is not null as was_there',
    'now.item_id is not null as is_there',
    ...['numerator', 'denominator', 'team', 'service', 'child_id', ...dates].flatMap((column) => [
      `was.${column} as ${column}_before`,
      `now.${column} as ${column}_after`,
    ]),
  ].join(',\n      ')

const differs = `(
      numerator_before is distinct from numerator_after
      or denominator_before is distinct from denominator_after
      or team_before is distinct from team_after
    )`

function reasonSql(
  { reason, knownUntil }: ItemsOfBoth,
  isPast: (column: string, until: string) => string,
): string {
  if (reason !== undefined) return sqlText(reason)
  const until = `date '${knownUntil}'`
  const later = dates.map(
    (column) =>
      `(${column}_before is distinct from ${column}_after
        and coalesce(${column}_after, ${column}_before) > ${until})`,
  )
  return `case
      when not was_there then 'appeared'
      when not is_there then 'gone'
      when ${isPast('counted_on', until)}
        or ${isPast('started_on', until)}
        or ${isPast('due_on', until)}
        or ${isPast('ended_on', until)} then 'past date changed'
      when is_later or ${later.join(' or ')} then 'later event'
      else 'record changed'
    end`
}

/** An event's date differs and was past, or is: it is one fact, which does not change of itself. */
const eventPast = (column: string, until: string): string =>
  `(${column}_before is distinct from ${column}_after
        and coalesce(least(${column}_before, ${column}_after) <= ${until}, false))`

/**
 * A stock's date differs and is past now. Its start is often the latest of several, so an earlier one
 * that a later event has taken the place of was not changed; one taken away was.
 */
const stockPast = (column: string, until: string): string =>
  column === 'counted_on'
    ? 'false'
    : `(${column}_before is distinct from ${column}_after
        and coalesce(coalesce(${column}_after, ${column}_before) <= ${until}, false))`
