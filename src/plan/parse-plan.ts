import { findMeasure } from '#measures/catalogue/index.ts'
import { parsePlanMeasure } from './parse-plan-measure.ts'
import { parseWork } from './parse-work.ts'
import { fieldsOf, textsOf, type Faults, type Fields } from './plan-fields.ts'
import type { JudgedRating, Plan, RatingOverride, Recommendation } from './plan.ts'

export type ParsedPlan =
  | {
      readonly ok: true
      readonly plan: Plan
      /** What is worth saying and stops nothing: measures that the catalogue does not count. */
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly string[] }

/** The plan that the text of a plan file holds, or every fault in it, each a sentence with its place. */
export function parsePlan(text: string): ParsedPlan {
  const problems: string[] = []
  const faults: Faults = { add: (place, fault) => void problems.push(`${place}: ${fault}`) }
  const value = parseJson(text, faults)
  if (problems.length > 0) return { ok: false, problems }
  const fields = fieldsOf(
    value,
    'The plan',
    [
      'plan',
      'council',
      'title',
      'inspection',
      'recommendations',
      'campaigns',
      'actions',
      'evidence',
    ],
    faults,
  )
  const recommendations = fields
    .list('recommendations')
    .map((one, index) => parseRecommendation(one, `Recommendation ${index + 1}`, faults))
  const plan: Plan = {
    id: planId(fields),
    council: fields.text('council'),
    title: fields.text('title'),
    inspection: fields.text('inspection'),
    recommendations,
    ...parseWork(fields, recommendations, faults),
  }
  if (plan.recommendations.length === 0) fields.fault('it has no recommendations.')
  faultRepeats(
    fields,
    'recommendations',
    plan.recommendations.map(({ ref }) => ref),
  )
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, plan, notes: notesOn(plan) }
}

function parseJson(text: string, faults: Faults): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // The engine's own message quotes the text, which messages of ours never do.
    const place = /line \d+ column \d+/.exec(String(error))?.[0]
    faults.add('The plan', `the file is not JSON${place === undefined ? '' : ` at ${place}`}.`)
    return undefined
  }
}

function planId(fields: Fields): string {
  const id = fields.text('plan')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    fields.fault(`'plan' is not an id of small letters, figures and single hyphens.`)
  }
  return id
}

const known = [
  'ref',
  'subject',
  'intended_outcome',
  'judged_rating',
  'rating_override',
  'leads',
  'measures',
]

function parseRecommendation(value: unknown, place: string, faults: Faults): Recommendation {
  const fields = fieldsOf(value, place, known, faults)
  const ref = fields.text('ref')
  const at = /^[\w.]{1,20}$/.test(ref) ? `Recommendation ${ref}` : place
  const recommendation: Recommendation = {
    ref,
    subject: fields.text('subject'),
    intendedOutcome: fields.text('intended_outcome'),
    judgedRating: fields.has('judged_rating') ? parseRating(fields, at, faults) : null,
    ratingOverride: fields.has('rating_override') ? parseOverride(fields, at, faults) : null,
    leads: textsOf(fields, 'leads'),
    measures: fields
      .list('measures')
      .map((one, index) => parsePlanMeasure(one, `${at}, measure ${index + 1}`, faults)),
  }
  faultRepeats(
    fields,
    'measures',
    recommendation.measures.map(({ measure }) => measure),
  )
  faultRepeats(fields, 'leads', recommendation.leads)
  return recommendation
}

function parseRating(recommendation: Fields, place: string, faults: Faults): JudgedRating {
  const fields = fieldsOf(
    recommendation.value('judged_rating'),
    `${place}, judged rating`,
    ['rating', 'by', 'on', 'reason'],
    faults,
  )
  return {
    rating: fields.oneOf('rating', ['blue', 'green', 'amber', 'red']),
    by: fields.textOrNull('by'),
    on: fields.has('on') ? fields.day('on') : null,
    reason: fields.textOrNull('reason'),
  }
}

function parseOverride(recommendation: Fields, place: string, faults: Faults): RatingOverride {
  const fields = fieldsOf(
    recommendation.value('rating_override'),
    `${place}, rating override`,
    ['rating', 'reason', 'owner', 'from', 'until'],
    faults,
  )
  const override: RatingOverride = {
    rating: fields.oneOf('rating', ['green', 'amber', 'red']),
    reason: fields.text('reason'),
    owner: fields.text('owner'),
    from: fields.day('from'),
    until: fields.day('until'),
  }
  if (override.until < override.from) fields.fault(`'until' comes before 'from'.`)
  return override
}

function faultRepeats(fields: Fields, name: string, ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) fields.fault(`'${name}' names one of them twice.`)
}

const notesOn = (plan: Plan): string[] =>
  plan.recommendations.flatMap(({ ref, measures }) =>
    measures
      .filter(({ status, measure }) => status === 'agreed' && findMeasure(measure) === undefined)
      .map(
        ({ measure }) =>
          `Recommendation ${ref}: the catalogue does not count ${measure}, so the plan shows its printed figures alone.`,
      ),
  )
