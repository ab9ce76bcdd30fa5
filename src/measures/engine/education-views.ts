/**
 * `unregistered_placements(child_id, from_on, until_on)`: placements in alternative provision of 18
 * hours or more a week with a provider known not to be a registered school. So many hours are
 * full-time, and a school that teaches a child in care full-time has to be registered.
 */
export const educationViews: readonly string[] = [
  `create or replace view unregistered_placements as
    select
      person_id as child_id,
      start_date as from_on,
      coalesce(end_date, date '9999-12-31') as until_on
    from ap_placements
    join ap_providers using (provider_id)
    where hours_per_week >= 18 and registered_school <> 'Y'`,
]
