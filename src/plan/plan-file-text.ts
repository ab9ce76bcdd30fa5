import { filled } from './filled.ts'
import {
  isSet,
  type Plan,
  type PlanMeasure,
  type PrintedFigure,
  type Recommendation,
  type Target,
} from './plan.ts'
import { workJson } from './work-json.ts'

/**
 * A plan as the text of its file, which `parsePlan` reads back to the same plan; its form is published
 * as docs/reference/plan-file.schema.json. What is null or empty is left out.
 */
export const planFileText = (plan: Plan): string =>
  `${JSON.stringify(
    {
      plan: plan.id,
      council: plan.council,
      title: plan.title,
      inspection: plan.inspection,
      recommendations: plan.recommendations.map(recommendationJson),
      ...workJson(plan),
    },
    null,
    2,
  )}\n`

const recommendationJson = (one: Recommendation) =>
  filled({
    ref: one.ref,
    subject: one.subject,
    intended_outcome: one.intendedOutcome,
    judged_rating: one.judgedRating && filled(one.judgedRating),
    rating_override: one.ratingOverride,
    leads: one.leads,
    measures: one.measures.map(measureJson),
  })

const measureJson = (one: PlanMeasure) =>
  filled({
    measure: one.measure,
    statement: one.statement,
    unit: one.unit,
    status: one.status === 'agreed' ? null : one.status,
    baseline: figureJson(one.baseline),
    previous: figureJson(one.previous),
    latest: figureJson(one.latest),
    targets: one.targets.map(targetJson),
    assumed: one.assumed,
    rationale: one.rationale,
    manual_figures: one.manualFigures.map(filled),
  })

const figureJson = (figure: PrintedFigure | null) =>
  figure && {
    period: figure.period,
    // Said even where the plan prints that it is not applicable.
    value: figure.value,
    ...filled({
      places: figure.value === null && figure.places === 0 ? null : figure.places,
      team_range: figure.teamRange && [figure.teamRange.lowest, figure.teamRange.highest],
      geography: figure.geography,
      source: figure.source === 'own' ? null : figure.source,
      note: figure.note,
    }),
  }

function targetJson(target: Target) {
  if (!isSet(target)) return { by: target.by, status: target.form }
  const { by, form, value, upper, ideal, scope } = target
  return filled({
    by,
    at_least: form === 'at least' ? value : null,
    at_most: form === 'at most' ? value : null,
    between: form === 'between' ? [value, upper] : null,
    ideal,
    scope: scope === 'council' ? null : scope,
  })
}
