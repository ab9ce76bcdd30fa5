/**
 * SQL: the spells of pre-proceedings open on each of the days asked about, and beside them the
 * records that cannot be timed, so that none is dropped in silence. A record with no start is listed
 * until it ends, one that ends before it starts from its start on.
 */
export const openSpells = (): string => `
  select
    family_id || '/' || started_on::varchar as item_id,
    child_id,
    as_at,
    started_on,
    ended_on,
    clock,
    null::varchar as left_out
  from as_ats
  join pre_proceedings_spells
    on started_on <= as_at and coalesce(ended_on, date '9999-12-31') > as_at
  union all
  select record_id, child_id, as_at, started_on, ended_on, clock, left_out
  from as_ats
  join pre_proceedings_records on case left_out
    when 'no start' then ended_on is null or ended_on > as_at
    when 'dates impossible' then started_on <= as_at
  end`
