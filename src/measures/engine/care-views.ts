/**
 * - `periods_of_care(cla_id, child_id, began_on)`: a period of care began on the entry date of its
 *   episodes, else with the first of them
 * - `second_reviews(cla_id, review_id, reviewed_on)`: the second review held of a period of care, by
 *   date and then id; a review without a date, or cancelled, was not held
 */
export const careViews: readonly string[] = [
  `create or replace view periods_of_care as
    select
      clae_cla_id as cla_id,
      min(clae_person_id) as child_id,
      coalesce(min(clae_entered_care_date), min(clae_cla_episode_start_date)) as began_on
    from ssd_cla_episodes
    where clae_cla_id is not null
    group by clae_cla_id`,

  `create or replace view second_reviews as
    with held as (
      select
        clar_cla_id as cla_id,
        clar_cla_review_id as review_id,
        clar_cla_review_date as reviewed_on,
        row_number() over (
          partition by clar_cla_id
          order by clar_cla_review_date, clar_cla_review_id
        ) as place
      from ssd_cla_reviews
      where clar_cla_id is not null
        and clar_cla_review_date is not null
        and clar_cla_review_cancelled is distinct from 'Y'
    )
    select cla_id, review_id, reviewed_on
    from held
    where place = 2`,
]
