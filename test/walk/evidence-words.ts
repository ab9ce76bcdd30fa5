import type { Plan } from '#plan/plan.ts'
import { gone } from './without.ts'

type Known = { readonly plan: Plan; readonly extractedOn: string }

/**
 * A text of a page of evidence without what it counts of it, each held to the plan's own file as a
 * reader would count it there on the day of the extract. No link leads to a list that is narrowed.
 */
export function withoutEvidenceWords(text: string, address: string, known: Known): string {
  const [, first, id] = address.split('/')
  if (first !== 'evidence') return text
  return id === undefined ? withoutCounts(text, known) : withoutVersions(text, Number(id), known)
}

/** `23 items, of which 1 has expired.` */
function withoutCounts(text: string, { plan: { evidence }, extractedOn }: Known): string {
  const expired = evidence.filter(({ expires }) => expires !== null && expires < extractedOn).length
  const ofThem = ['none of them expired', 'of which 1 has expired'][expired]
  return text === `${evidence.length} items, ${ofThem ?? `of which ${expired} have expired`}.`
    ? gone
    : text
}

/** `Version 1`, of as many as the plan’s file has of it; and the name of what fingerprints are. */
const withoutVersions = (text: string, id: number, { plan: { evidence } }: Known): string =>
  text.replace('SHA-256', gone).replace(/^Version (\d+)$/, (all, number: string) => {
    const count = evidence.find((one) => one.id === id)?.versions.length ?? 0
    return Number(number) >= 1 && Number(number) <= count ? gone : all
  })
