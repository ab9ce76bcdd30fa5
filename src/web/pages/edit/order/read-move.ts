import type { FieldProblem } from '#plan/field-problem.ts'

/** Which recommendation goes to which place, counted from 1. */
export type Move = { readonly id: number; readonly place: number }

export type SentMove = {
  /** A button of a row: the recommendation’s number and its new place, `12:3`. */
  readonly step: string
  /** The form below the rows: the recommendation’s number, and the place as it was typed. */
  readonly move: string
  readonly to: string
}

/** Reads a move of a plan with so many recommendations. */
export function readMove(
  { step, move, to }: SentMove,
  ids: readonly number[],
):
  | { readonly ok: true; readonly move: Move }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] } {
  const [id = '', place = ''] = step === '' ? [move, to.trim()] : step.split(':')
  const problems: FieldProblem[] = []
  if (!ids.includes(Number(id)))
    problems.push({ field: 'move', sentence: 'The recommendation to move is needed: choose one.' })
  const isPlace = /^\d{1,4}$/.test(place) && Number(place) >= 1 && Number(place) <= ids.length
  if (!isPlace)
    problems.push({
      field: 'to',
      sentence: `The new place is a whole number from 1 to ${ids.length}.`,
    })
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, move: { id: Number(id), place: Number(place) } }
}

/** The same recommendations with one of them in another place, those between moving up or down. */
export const moved = (ids: readonly number[], { id, place }: Move): readonly number[] =>
  ids.filter((one) => one !== id).toSpliced(place - 1, 0, id)
