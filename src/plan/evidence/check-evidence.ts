import { textProblem, type FieldProblem } from '../field-problem.ts'
import {
  evidenceKinds,
  type Claim,
  type EvidenceContent,
  type NewVersion,
} from './evidence-item.ts'

/** `actions`: of the claims, those on actions, which people name by number and not from a list. */
export type EvidenceField = keyof EvidenceContent | 'link' | 'actions'

const mostClaims = 50

/** What is wrong with evidence by itself; whether what it names exists is for the register to say. */
export function checkEvidence(
  { kind, title, about, claims }: EvidenceContent,
  { isNew }: { readonly isNew: boolean },
): readonly FieldProblem<EvidenceField>[] {
  const problems: FieldProblem<EvidenceField>[] = []
  const say = (field: EvidenceField, sentence: string | undefined) => {
    if (sentence !== undefined) problems.push({ field, sentence })
  }
  const allowed = evidenceKinds.filter((one) => !isNew || one !== 'not yet sorted')
  if (!allowed.includes(kind)) say('kind', `The kind is one of: ${allowed.join(', ')}.`)
  say('title', textProblem(title, { name: 'The title', most: 1000, required: true }))
  if (about !== null && about.until < about.from)
    say('about', 'The last day it is about comes before the first; change one of them.')
  if (claims.length === 0)
    say('claims', 'Say what it supports: a recommendation, a measure or an action.')
  if (claims.length > mostClaims) say('claims', `It supports at most ${mostClaims} things.`)
  if (new Set(claims.map(claimKey)).size < claims.length)
    say('claims', 'One thing it supports is named twice.')
  return problems
}

/** What is wrong with a link, which leads to a page of the web and holds no password. */
export function checkVersion(version: NewVersion): readonly FieldProblem<EvidenceField>[] {
  if (!('link' in version)) return []
  const sentence = linkProblem(version.link)
  return sentence === undefined ? [] : [{ field: 'link', sentence }]
}

function linkProblem(link: string): string | undefined {
  const text = textProblem(link, { name: 'The link', most: 2000, required: true })
  if (text !== undefined) return text
  const url = URL.parse(link)
  if (url === null || !/^https?:\/\//.test(link) || /\s/.test(link))
    return 'The link is an address that begins with https:// or http://; copy it whole.'
  if (url.username !== '' || url.password !== '')
    return 'The link has a name or password in it; take that out.'
  return undefined
}

/** One text for each thing that can be supported. */
export const claimKey = (claim: Claim): string =>
  JSON.stringify(Object.entries(claim).toSorted(([one], [other]) => (one < other ? -1 : 1)))
