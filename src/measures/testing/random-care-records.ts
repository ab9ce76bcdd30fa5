import { addMonths, lastOfMonth, localDate } from '#calendar/local-date.ts'
import { some, type Draw } from './draw.ts'
import type { Row, Rows } from './reference/records.ts'

const plans = [
  '{"ADOPTION":"Y"}',
  '{"ADOPTION":true,"LTFOST18":"N","RETURN1M":""}',
  '{"LTFOST18":"Y","ADOPTION":"Y"}',
  '{"LTFOST18":"Y"}',
  '[{"LTRELFR":1}]',
  '{"RETURNEV":6,"ADOPTION":null}',
  '{"adoption":"yes","SUPPLIV":false,"OTHERPLN":0}',
  '{"RESPLMT":"No","MADEUP":"Y"}',
  '{}',
  'not JSON',
  null,
]

const decisions = [
  'adoption',
  'adoption',
  'long_term_fostering',
  'long_term_fostering_relative',
  'other',
]

/** Awkward reviews, placements and plans of some periods of care. */
export function randomCareRecords(drawn: Draw, episodes: readonly Row[]): Rows {
  const periods = [...new Set(episodes.map((row) => row['clae_cla_id'] ?? null))]
  const period = (): string | null =>
    periods.length > 0 ? (drawn.oneOf(periods) as string | null) : null
  const reviews = some(drawn, 9, (id) => ({
    clar_cla_review_id: id,
    clar_cla_id: period(),
    clar_cla_review_date: drawn.maybeDay(),
    clar_cla_review_cancelled: drawn.oneOf(['Y', 'N', 'N', null]),
  }))
  return {
    ssd_cla_care_plan: some(drawn, 4, (id) => ({
      lacp_table_id: id,
      lacp_person_id: drawn.maybeChild(),
      lacp_cla_care_plan_start_date: drawn.maybeDay(),
      lacp_cla_care_plan_json: drawn.oneOf(plans),
    })),
    permanence_decisions: some(drawn, 4, (id) => ({
      decision_id: id,
      person_id: drawn.maybeChild(),
      decision_date: drawn.day(),
      plan: drawn.oneOf(decisions),
    })),
    ssd_cla_reviews: reviews,
    ssd_cla_placement: some(drawn, 4, (id) => {
      const start = drawn.maybeDay()
      return {
        clap_cla_placement_id: id,
        clap_cla_id: period(),
        clap_cla_placement_type: drawn.oneOf(['U1', 'U4', 'U6', 'K2', null]),
        clap_cla_placement_start_date: start,
        clap_cla_placement_end_date: drawn.after(start, 200),
      }
    }),
    matching: periods
      .filter(() => drawn.chance(60))
      .map((claId) => ({
        person_id: drawn.maybeChild(),
        cla_id: claId,
        placement_identified: drawn.oneOf(['Y', 'N', null]),
        match_date: matchDate(
          drawn,
          reviews.filter((row) => row.clar_cla_id === claId),
        ),
      })),
  }
}

/** Two or six months after one of its reviews, the last day of a month, or any day. */
function matchDate(drawn: Draw, reviews: readonly Row[]): string | null {
  const review = reviews.length > 0 ? drawn.oneOf(reviews)['clar_cla_review_date'] : null
  if (review && drawn.chance(50)) return addMonths(localDate(String(review)), drawn.oneOf([2, 6]))
  if (drawn.chance(20)) return null
  const day = localDate(drawn.day())
  return drawn.chance(50) ? lastOfMonth(day) : day
}
