/**
 * What stock measures stand on: the children there are on each of the days asked about. Parts of a
 * WITH clause, so that one statement holds its own days and two can run side by side.
 *
 * - `as_ats(as_at)`: the days asked about
 * - `cases_open_a_month(as_at, child_id, child, opened_on)`, of those opened a month or more before,
 *   and `children_in_care(as_at, child_id, child, cla_id, entered_on)`: one row for each child on
 *   each day; `child` is the child's number
 */
export const childrenOnDays = (asAts: string): string =>
  [`as_ats as (${asAts})`, ...Object.values(childrenParts)].join(',\n')

export const childrenParts = {
  casesOpenAMonth: `cases_open_a_month as (
    select as_at, child_id, child, opened_on
    from as_ats
    join case_spells
      on greatest(from_on, add_months(opened_on, 1)) <= as_at and until_on > as_at
  )`,

  // Short breaks (V3, V4) are not care, unless another legal status is open beside them.
  childrenInCare: `children_in_care as (
    with with_short_breaks as (
      select distinct lega_person_id
      from ssd_legal_status
      where upper(lega_legal_status) in ('V3', 'V4')
    ),
    short_breaks_only as (
      select as_at, child
      from as_ats
      join (from ssd_legal_status semi join with_short_breaks using (lega_person_id))
        on lega_legal_status_start_date <= as_at
        and coalesce(lega_legal_status_end_date, date '9999-12-31') > as_at
      join child_numbers on child_id = lega_person_id
      group by as_at, child
      having bool_and(coalesce(upper(lega_legal_status) in ('V3', 'V4'), false))
    )
    select as_at, child_id, child, cla_id, entered_on
    from as_ats
    join care_spells on from_on <= as_at and until_on > as_at
    anti join short_breaks_only using (as_at, child)
  )`,
}
