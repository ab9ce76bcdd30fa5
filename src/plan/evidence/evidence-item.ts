import type { LocalDate } from '#calendar/local-date.ts'
import type { KeptFile } from './keep-file.ts'

/** What evidence shows. `not yet sorted` is of a printed plan's, which does not say. */
export const evidenceKinds = [
  'activity',
  'output',
  'outcome',
  'voice of the child',
  'not yet sorted',
] as const

export type EvidenceKind = (typeof evidenceKinds)[number]

/** What an item supports, all of its own plan: the measure by its recommendation and catalogue id. */
export type Claim =
  | { readonly supports: 'recommendation'; readonly ref: string }
  | { readonly supports: 'measure'; readonly ref: string; readonly measure: string }
  | { readonly supports: 'action'; readonly id: number }

/** What people say of a piece of evidence. */
export type EvidenceContent = {
  readonly kind: EvidenceKind
  readonly title: string
  /** The days it tells about, both within; apart from the day it was received. */
  readonly about: { readonly from: LocalDate; readonly until: LocalDate } | null
  /** The title of the post that answers for it. */
  readonly owner: string | null
  /** The last day on which it still shows anything. */
  readonly expires: LocalDate | null
  readonly claims: readonly Claim[]
}

/** What was received: a file that is kept, or a link. */
export type NewVersion = { readonly received: LocalDate } & (
  { readonly file: KeptFile } | { readonly link: string }
)

/** Versions are numbered from 1 within their item. */
export type EvidenceVersion = NewVersion & {
  readonly id: number
  readonly number: number
  readonly addedAt: Date
}

/** Evidence in the register. An edit names the version of the content it was made from. */
export type EvidenceItem = EvidenceContent & {
  readonly id: number
  readonly planId: string
  readonly version: number
  readonly changedAt: Date
  readonly retiredAt: Date | null
  /** Files and links, the newest last; a printed plan's evidence has none. */
  readonly versions: readonly EvidenceVersion[]
}

/** The content alone, without what the register adds. */
export const evidenceContentOf = ({
  kind,
  title,
  about,
  owner,
  expires,
  claims,
}: EvidenceItem): EvidenceContent => ({ kind, title, about, owner, expires, claims })
