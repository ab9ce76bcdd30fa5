import { findMeasure } from '#measures/catalogue/index.ts'
import type { Claim } from '#plan/evidence/evidence-item.ts'
import type { Plan } from '#plan/plan.ts'
import { actionAddress, measureAddress, recommendationAddress } from '../../addresses.ts'

/** Something that evidence supports, as pages name it; `href` where it has a page. */
export type ClaimLink = { readonly text: string; readonly href: string | undefined }

/** Names what a claim supports; `actions` has what is to be done in those that are known. */
export function claimLink(
  claim: Claim,
  { recommendations }: Plan,
  actions: ReadonlyMap<number, string>,
): ClaimLink {
  if (claim.supports === 'action') {
    const what = actions.get(claim.id)
    const text = `Action ${claim.id}${what === undefined ? '' : `: ${what}`}`
    return { text, href: actionAddress(claim.id) }
  }
  const recommendation = recommendations.find(({ ref }) => ref === claim.ref)
  const text = `Recommendation ${claim.ref}`
  if (recommendation === undefined)
    return { text: `${text}, no longer in the plan`, href: undefined }
  if (claim.supports === 'recommendation')
    return { text: `${text}: ${recommendation.subject}`, href: recommendationAddress(claim.ref) }
  const measure = recommendation.measures.find((one) => one.measure === claim.measure)
  if (measure === undefined)
    return { text: `${text}, a measure no longer in the plan`, href: undefined }
  return {
    text: `Measure of ${claim.ref}: ${measure.statement}`,
    href: findMeasure(claim.measure) ? measureAddress(claim.measure) : undefined,
  }
}

/** The references of what evidence supports, each once, and its actions by number: for a list. */
export const claimsInShort = (
  claims: readonly Claim[],
): readonly { readonly text: string; readonly href: string | undefined }[] =>
  [...new Set(claims.flatMap((claim) => (claim.supports === 'action' ? [] : claim.ref)))]
    .map((ref): ClaimLink => ({ text: ref, href: recommendationAddress(ref) }))
    .concat(
      claims.flatMap((claim) =>
        claim.supports === 'action'
          ? { text: `action ${claim.id}`, href: actionAddress(claim.id) }
          : [],
      ),
    )
