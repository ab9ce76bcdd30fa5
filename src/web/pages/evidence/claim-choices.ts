import type { Claim } from '#plan/evidence/evidence-item.ts'
import type { Plan } from '#plan/plan.ts'
import type { Option } from '../../forms/form.ts'

/** A thing of the plan that evidence can support, other than an action. */
export type ClaimChoice = Option & { readonly claim: Exclude<Claim, { supports: 'action' }> }

/** Each recommendation of a plan, followed by its measures. */
export const claimChoices = ({ recommendations }: Plan): readonly ClaimChoice[] =>
  recommendations.flatMap(({ ref, subject, measures }): ClaimChoice[] => [
    choiceOf({ supports: 'recommendation', ref }, subject),
    ...measures.map(({ measure, statement }) =>
      choiceOf({ supports: 'measure', ref, measure }, `measure: ${statement}`),
    ),
  ])

/** What an item supports that the plan no longer has, so that an edit does not drop it unsaid. */
export const choicesGone = (
  claims: readonly Claim[],
  choices: readonly ClaimChoice[],
): readonly ClaimChoice[] =>
  claims.flatMap((claim) =>
    claim.supports === 'action' || choices.some(({ value }) => value === valueOf(claim))
      ? []
      : [choiceOf(claim, 'no longer in the plan')],
  )

const choiceOf = (claim: ClaimChoice['claim'], words: string): ClaimChoice => ({
  value: valueOf(claim),
  text: `${claim.ref} ${words}`,
  claim,
})

/** What a box sends; a reference has no space in it. */
export const valueOf = (claim: ClaimChoice['claim']): string =>
  claim.supports === 'recommendation' ? claim.ref : `${claim.ref} ${claim.measure}`

/** What a box that was sent stands for. What is not there is for the register to say. */
export function claimOfValue(value: string): ClaimChoice['claim'] {
  const [ref = '', ...measure] = value.split(' ')
  return measure.length === 0
    ? { supports: 'recommendation', ref }
    : { supports: 'measure', ref, measure: measure.join(' ') }
}
