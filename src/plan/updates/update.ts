import { createHash } from 'node:crypto'
import type { ActionContent, ActionMilestone } from '../actions/action.ts'
import type { ComputedRating } from '../computed-rating.ts'
import type { JudgedRating } from '../plan.ts'

/** The figures that stood on the page an update was given from, and which snapshot they are of. */
export type ShownFigures = {
  readonly snapshot: string
  readonly figures: readonly ShownFigure[]
}

/** The council's figure of a measure in one period, as it was counted. */
export type ShownFigure = {
  readonly measure: string
  /** As periods are written: `2019-10`. */
  readonly period: string
  readonly numerator: number | null
  readonly denominator: number | null
  /** In the measure's unit; null where there was none. */
  readonly value: number | null
  /** As the page printed it, with its unit: `66%`, or `no data`. */
  readonly printed: string
  readonly computed: ComputedRating['rating']
}

/** An action as an update's content has it: what people say of it, lists in an order of their own. */
export type SaidAction = Omit<ActionContent, 'milestones'> & {
  readonly id: number
  readonly milestones: readonly Omit<ActionMilestone, 'id'>[]
}

/** All that an update says: what an approval is of. */
export type UpdateContent = {
  /** The recommendation's number. */
  readonly recommendation: number
  /** `2019-11` */
  readonly month: string
  readonly narrative: string
  /** The number of the person who gave it; null while it is in hand. */
  readonly givenBy: number | null
  readonly figures: ShownFigures | null
  /** The rating that stands, with its reason. */
  readonly rating: JudgedRating | null
  /** In the order of their numbers. */
  readonly actions: readonly SaidAction[]
}

/** SHA-256 of the UTF-8 of a content, in lower-case hexadecimal. */
export const sha256Of = (content: string): string =>
  createHash('sha256').update(content).digest('hex')

export const mostCharactersOfNarrative = 5000
