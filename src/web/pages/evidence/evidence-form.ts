import { evidenceKinds, type EvidenceKind } from '#plan/evidence/evidence-item.ts'
import { fileKinds } from '#plan/evidence/media-types.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { FieldsApart, FormField, Option } from '../../forms/form.ts'
import { capital } from '../../words/capital.ts'
import type { EvidenceFormField, TypedContent, TypedVersion } from './typed.ts'

/** What the lists of the form are made of. */
export type Choices = {
  readonly claims: readonly Option[]
  /** Titles of posts. */
  readonly owners: readonly string[]
}

const kindHints: Readonly<Record<EvidenceKind, string>> = {
  activity: 'Something was done, such as training held',
  output: 'Something came of it, such as a policy or minutes',
  outcome: 'Something is different for children, such as an audit or a figure',
  'voice of the child': 'What children say of it themselves',
  'not yet sorted': 'As it came from the printed plan, which does not say',
}

/** The fields of what is said of evidence; `isUnsorted` where it came from a printed plan. */
export const contentFormFields = (
  typed: TypedContent,
  { claims, owners }: Choices,
  isUnsorted: boolean,
): readonly FormField[] => [
  { kind: 'line', name: 'title', label: 'Title', value: typed.title },
  {
    kind: 'radios',
    name: 'kind',
    label: 'Kind: what it shows',
    value: typed.kind,
    options: evidenceKinds
      .filter((one) => isUnsorted || one !== 'not yet sorted')
      .map((one) => ({ value: one, text: capital(one), hint: kindHints[one] })),
  },
  {
    kind: 'boxes',
    name: 'claims',
    label: 'What it supports',
    hint: 'Recommendations and their measures: as many as it is evidence of.',
    values: typed.claims,
    // There are many, and the list is scrolled in: what is ticked stands first.
    options: claims.toSorted(
      (one, other) =>
        Number(typed.claims.includes(other.value)) - Number(typed.claims.includes(one.value)),
    ),
  },
  {
    kind: 'line',
    name: 'actions',
    label: 'Actions it supports',
    hint: 'Their numbers, with commas between, such as 12, 40.',
    width: 20,
    value: typed.actions,
  },
  {
    kind: 'day',
    name: 'from',
    label: 'First day it is about',
    hint: 'The days it tells of, which may be long before it was received.',
    value: typed.from,
  },
  { kind: 'day', name: 'until', label: 'Last day it is about', value: typed.until },
  {
    kind: 'choice',
    name: 'owner',
    label: 'Owner',
    hint: 'The post that answers for it.',
    value: typed.owner,
    options: [
      { value: '', text: 'Nobody yet' },
      // One that no plan names is kept to be seen, and told of when it is sent.
      ...[...new Set([...owners, ...(typed.owner === '' ? [] : [typed.owner])])].map((title) => ({
        value: title,
        text: title,
      })),
    ],
  },
  {
    kind: 'day',
    name: 'expires',
    label: 'Last day it shows anything',
    hint: 'After it the evidence counts as expired. Leave it empty where it does not expire.',
    value: typed.expires,
  },
]

/** The fields of a version. The file comes last, so that all else is known when it arrives. */
export const versionFormFields = (typed: TypedVersion): readonly FormField[] => [
  { kind: 'day', name: 'received', label: 'Day it was received', value: typed.received },
  {
    kind: 'line',
    name: 'link',
    label: 'Link',
    hint: 'An address that begins with https:// or http://, where it is not a file.',
    value: typed.link,
  },
  {
    kind: 'file',
    name: 'file',
    label: 'Or a file',
    hint: 'PDF, Word, Excel, PowerPoint, PNG, JPEG, CSV, text, or an e-mail (.msg, .eml), of 50 MB at most.',
    accept: fileKinds.flatMap(({ endings }) => endings.map((one) => `.${one}`)).join(','),
  },
]

/** Problems in the order of the fields they are about. */
export const inOrderOf = (
  fields: readonly FormField[],
  problems: readonly FieldProblem<EvidenceFormField>[],
): readonly FieldProblem[] =>
  fields.flatMap(({ name }) => problems.filter(({ field }) => field === name))

/** Each field whose text somebody else made another than one’s own. */
export function fieldsApart(
  yours: readonly FormField[],
  theirs: readonly FormField[],
): FieldsApart {
  return yours.flatMap((field, index) => {
    const other = theirs[index]
    if (other === undefined || shown(other) === shown(field)) return []
    return [{ label: field.label, theirs: shown(other), yours: shown(field) }]
  })
}

function shown(field: FormField): string {
  if (field.kind === 'file') return ''
  if (field.kind === 'boxes')
    return field.options
      .filter(({ value }) => field.values.includes(value))
      .map(({ text }) => text)
      .join('; ')
  return field.kind === 'radios' || field.kind === 'choice'
    ? (field.options.find(({ value }) => value === field.value)?.text ?? field.value)
    : field.value
}
