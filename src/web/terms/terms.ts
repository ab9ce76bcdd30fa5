import { actionTerms } from './action-terms.ts'
import { countingTerms } from './counting-terms.ts'
import { figureTerms } from './figure-terms.ts'
import { planTerms } from './plan-terms.ts'
import { recordTerms } from './record-terms.ts'
import { serviceTerms } from './service-terms.ts'
import type { Term, TermGroup } from './term.ts'

/** Every term that pages explain, in the order of the glossary. */
export const termGroups: readonly TermGroup[] = [
  planTerms,
  actionTerms,
  figureTerms,
  countingTerms,
  recordTerms,
  serviceTerms,
]

const byId: ReadonlyMap<string, Term> = new Map(
  termGroups.flatMap(({ terms }) => terms.map((one) => [one.id, one])),
)

/** Throws where there is none: only templates name terms. */
export function termOf(id: string): Term {
  const term = byId.get(id)
  if (term === undefined) throw new Error(`There is no term ${id} in src/web/terms.`)
  return term
}
