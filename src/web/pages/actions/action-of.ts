import type { Action } from '#plan/actions/action.ts'
import { findAction } from '#plan/actions/find-actions.ts'
import { findPlan } from '#plan/find-plan.ts'
import type { Plan } from '#plan/plan.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { actionsAddress } from '../../addresses.ts'

export type IdParams = { readonly id: number }

export const idParams = {
  type: 'object',
  properties: { id: { type: 'integer', minimum: 1, maximum: 1_000_000_000 } },
} as const

export const noAction = {
  title: 'There is no such action',
  sentences: ['Its number may have been typed wrong. Find it in the list of actions.'],
  link: { text: 'Go to the actions', href: actionsAddress },
}

/** The action of a number, a retired one too, with the plan it is of; undefined where there is none. */
export async function actionOf(
  { register, plan: shown }: Pick<PageNeeds, 'register' | 'plan'>,
  id: number,
): Promise<{ readonly action: Action; readonly plan: Plan } | undefined> {
  const action = await findAction(register, id)
  if (action === undefined) return undefined
  const plan = await shown()
  if (plan?.id === action.planId) return { action, plan }
  const other = await findPlan(register, action.planId)
  return other && { action, plan: other }
}
