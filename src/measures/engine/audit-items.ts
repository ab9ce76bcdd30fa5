/** SQL: the audits of one domain, each met where the grade, moderated if it was, is good or above. */
export const auditItems = (domain: string): string => `
  select
    audit_id as item_id,
    person_id as child_id,
    team_id,
    audit_date as counted_on,
    null::date as started_on,
    null::date as due_on,
    null::date as ended_on,
    null::bigint as value,
    coalesce(moderated_grade, grade) in ('outstanding', 'good') as in_numerator,
    null::varchar as left_out,
    null::varchar as clock,
    coalesce(theme, 'not recorded') as breakdown
  from audits
  where lower(trim(domain)) = '${domain}'`
