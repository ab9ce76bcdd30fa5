import type { ShownFigure } from './shown-figure.ts'

export type Link = { readonly href: string; readonly text: string }

/** A sentence in parts, printed by the macro `sentence`: words, figures with their marks, links. */
export type Sentence = readonly (string | ShownFigure | Link)[]
