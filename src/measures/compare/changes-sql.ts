import type { LocalDate } from '#calendar/local-date.ts'
import { sqlText } from '#store/duck.ts'
import type { Measure } from '../measure.ts'
import type { Reason } from './change.ts'

/**
 * How the changes of one measure are found, in one statement over the tables `items_before` and
 * `items_after` (see items-table.ts): join the items of both, keep those that differ, place them in
 * the periods, give each its reason, add up.
 */
export type ChangesAsked = {
  readonly measure: Measure
  /** SQL of the periods; see compared-periods.ts. */
  readonly periodMonths: string
  readonly pairs: string
  readonly pairedPeriods: string
  /** The day of the first extract: dates up to it are past, later ones are events since. */
  readonly knownUntil: LocalDate
  /** One reason for all, where it is known; otherwise found for each item. */
  readonly reason?: Reason
}

/** SQL: `period_kind, period, level, team, reason, items, numerator, denominator`. */
export const changesSql = (asked: ChangesAsked): string => `
  with ${asked.measure.kind === 'stock' ? stockChanges(asked) : eventChanges(asked)},
  effects as (
    select
      touched.period_kind,
      touched.period,
      in_before,
      in_after,
      team_before,
      team_after,
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
  ),
  parts as (
    select
      period_kind, period, 'council' as level, '' as team,
      case when changes_figure then reason else ${moved(asked)} end as reason,
      is_numerator - was_numerator as numerator,
      is_denominator - was_denominator as denominator
    from effects
    where changes_figure or moves_team
    union all
    select
      period_kind, period, 'team', case when in_after then team_after else team_before end,
      reason,
      is_numerator - was_numerator,
      is_denominator - was_denominator
    from effects
    where changes_figure and not moves_team
    union all
    select period_kind, period, 'team', team_before, ${moved(asked)}, -was_numerator, -was_denominator
    from effects
    where moves_team
    union all
    select period_kind, period, 'team', team_after, ${moved(asked)}, is_numerator, is_denominator
    from effects
    where moves_team
  )
  select
    period_kind, period, level, team, reason,
    count(*) as items,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator
  from parts
  group by all`

const moved = ({ reason }: ChangesAsked): string =>
  sqlText(reason ?? ('moved team' satisfies Reason))

/** A stock's items of a pair of days. */
const stockChanges = (asked: ChangesAsked): string => `
  pairs as (${asked.pairs}),
  was as (
    select pair, item.*
    from items_before as item
    join pairs on item.counted_on = day_before
  ),
  now as (
    select pair, item.*
    from items_after as item
    join pairs on item.counted_on = day_after
  ),
  both_sides as (
    select
      pair,
      day_after > date '${asked.knownUntil}' as is_later,
      ${besides()}
    from was
    full join now using (pair, item_id)
    join pairs using (pair)
  ),
  changed as (
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
const eventChanges = (asked: ChangesAsked): string => `
  both_sides as (
    select
      coalesce(greatest(was.counted_on, now.counted_on) > date '${asked.knownUntil}', false) as is_later,
      date_trunc('month', was.counted_on)::date as month_before,
      date_trunc('month', now.counted_on)::date as month_after,
      ${besides()}
    from items_before as was
    full join items_after as now using (item_id)
  ),
  changed as (
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
    ...['numerator', 'denominator', 'team', ...dates].flatMap((column) => [
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
  { reason, knownUntil }: ChangesAsked,
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
