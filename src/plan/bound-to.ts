import type { Measure } from '#measures/measure.ts'
import type { Plan, PlanMeasure } from './plan.ts'

/** The recommendation that a measure is counted for first, and how; undefined where none does. */
export function boundTo(
  plan: Plan | undefined,
  { id }: Pick<Measure, 'id'>,
): { readonly ref: string; readonly planMeasure: PlanMeasure } | undefined {
  for (const { ref, measures } of plan?.recommendations ?? []) {
    const planMeasure = measures.find(({ measure }) => measure === id)
    if (planMeasure) return { ref, planMeasure }
  }
  return undefined
}
