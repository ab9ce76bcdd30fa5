import type { Where } from '#plan/edit/find-item.ts'
import { editAddress, recommendationAddress } from '../../addresses.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'

export type Tools = { readonly needs: PageNeeds; readonly render: Render }

/** The number of an item, or of what a new one hangs on, in an address. */
export const numbered = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', minimum: 1, maximum: 2_147_483_647 } },
  },
} as const

export type Numbered = { readonly Params: { readonly id?: number } }

/** The way to a form, and the words that say what it is of. */
export function placeOf({ recommendation, measure }: Pick<Where, 'recommendation' | 'measure'>) {
  return {
    over: recommendation ? `Recommendation ${recommendation.ref}` : 'The plan',
    of: measure?.content.statement ?? recommendation?.subject,
    trail: [
      { text: 'Plan', href: '/' },
      ...(recommendation
        ? [
            {
              text: `Recommendation ${recommendation.ref}`,
              href: recommendationAddress(recommendation.ref),
            },
            { text: 'Edit', href: editAddress(recommendation.ref) },
          ]
        : []),
    ],
  }
}
