import type { ShownFigure } from './shown-figure.ts'
import type { Permission } from '#people/roles.ts'

export type Link = {
  readonly href: string
  readonly text: string
  /** Where it is a sentence of its own, told only to those who may do what it leads to. */
  readonly may?: Permission
}

/** A sentence in parts, printed by the macro `sentence`: words, figures with their marks, links. */
export type Sentence = readonly (string | ShownFigure | Link)[]
