/** A word of the field as pages explain it, where it stands and in the glossary. */
export type Term = {
  /** As in `term('baseline')` and the glossary's anchor. */
  readonly id: string
  readonly term: string
  /** One or two sentences for a reader who knows nothing of the field. */
  readonly meaning: string
  /** What else the glossary says of it. */
  readonly more?: string
  /** Where the rule is written, for a word that has one. */
  readonly source?: string
}

export type TermGroup = { readonly title: string; readonly terms: readonly Term[] }
