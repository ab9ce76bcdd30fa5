import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import { checkEvidence } from '#plan/evidence/check-evidence.ts'
import type { Claim, EvidenceContent, EvidenceKind } from '#plan/evidence/evidence-item.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { Typed } from '../../forms/read-upload.ts'
import { claimOfValue, valueOf } from './claim-choices.ts'

export const contentFields = [
  'title',
  'kind',
  'actions',
  'from',
  'until',
  'owner',
  'expires',
] as const
export const contentLists = ['claims'] as const
export const versionFields = ['received', 'link'] as const

type ContentField = (typeof contentFields)[number]
type ContentList = (typeof contentLists)[number]

/** What is said of evidence, as it stands in the fields of a form. */
export type TypedContent = Typed<ContentField, ContentList>
export type TypedVersion = Typed<(typeof versionFields)[number]>

/** In the order in which the form asks. */
export type EvidenceFormField = ContentField | ContentList | keyof TypedVersion | 'file'
export type FormProblem = FieldProblem<EvidenceFormField>

/** The fields of an item as they are filled before anybody types. */
export const typedOf = (content: EvidenceContent): TypedContent => ({
  title: content.title,
  kind: content.kind,
  claims: content.claims.flatMap((claim) => (claim.supports === 'action' ? [] : valueOf(claim))),
  actions: content.claims
    .flatMap((claim) => (claim.supports === 'action' ? claim.id : []))
    .join(', '),
  from: content.about?.from ?? '',
  until: content.about?.until ?? '',
  owner: content.owner ?? '',
  expires: content.expires ?? '',
})

/** The content that was typed, with all that can be told to be wrong with it by itself. */
export function readContent(
  typed: TypedContent,
  { isNew }: { readonly isNew: boolean },
): { readonly content: EvidenceContent; readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = []
  const say = (field: EvidenceFormField, sentence: string) => problems.push({ field, sentence })
  const content = {
    // Another text than one of the kinds is told by the check.
    kind: typed.kind as EvidenceKind,
    title: typed.title,
    about: readAbout(typed, say),
    owner: typed.owner.trim() || null,
    expires: readDay('expires', typed.expires, say),
    claims: [...typed.claims.map(claimOfValue), ...readActions(typed.actions, say)],
  }
  return { content, problems: [...problems, ...checkEvidence(content, { isNew }).map(onForm)] }
}

export type Say = (field: EvidenceFormField, sentence: string) => void

export function readDay(field: EvidenceFormField, text: string, say: Say): LocalDate | null {
  if (text.trim() === '') return null
  const day = parseLocalDate(text.trim())
  if (day === undefined) say(field, `‘${text.trim()}’ is not a day; write it as 2019-10-31.`)
  return day ?? null
}

function readAbout({ from, until }: TypedContent, say: Say): EvidenceContent['about'] {
  const first = readDay('from', from, say)
  const last = readDay('until', until, say)
  if (first !== null && last !== null) return { from: first, until: last }
  const missing = 'Give both the first and the last day it is about, or neither.'
  if (first !== null && until.trim() === '') say('until', missing)
  if (last !== null && from.trim() === '') say('from', missing)
  return null
}

function readActions(text: string, say: Say): Claim[] {
  return text.split(/[\s,;]+/).flatMap((word): Claim[] => {
    if (word === '') return []
    if (/^\d{1,9}$/.test(word)) return [{ supports: 'action', id: Number(word) }]
    say('actions', `‘${word}’ is not the number of an action; write numbers, such as 12, 40.`)
    return []
  })
}

/** A problem of the register’s beside the field of the form it is about. */
export const onForm = ({
  field,
  sentence,
}: FieldProblem<keyof EvidenceContent | 'link' | 'actions'>): FormProblem => ({
  field: field === 'about' ? 'from' : field,
  sentence,
})
