import { parseLocalDate } from '#calendar/local-date.ts'
import type { ActionStatus } from '#plan/actions/action.ts'
import type { BulkChange, BulkProblem } from '#plan/actions/change-many.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { formBody } from '../../../forms/form-body.ts'
import { nobody } from '../list/asked-actions.ts'

/** What was typed to change many actions; a list's empty value leaves each as it is. */
export type TypedChange = {
  readonly status: string
  readonly due: string
  /** Ticked where the due day is to be taken away. */
  readonly noDue: readonly string[]
  readonly owner: string
  readonly campaign: string
  readonly reason: string
  /** `12.3`: action 12 as its version 3 was read. */
  readonly chosen: readonly string[]
  /** The numbers of all that stood on the page, ticked or not. */
  readonly shown: readonly string[]
  readonly back: string
}

export const changeBody = formBody(
  ['status', 'due', 'owner', 'campaign', 'reason', 'back'],
  ['noDue', 'chosen', 'shown'],
)

export const nothingTyped: Omit<TypedChange, 'chosen' | 'shown' | 'back'> = {
  status: '',
  due: '',
  noDue: [],
  owner: '',
  campaign: '',
  reason: '',
}

export type ReadChange =
  | {
      readonly ok: true
      readonly chosen: readonly { readonly id: number; readonly version: number }[]
      readonly change: BulkChange
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Reads what was typed as far as the register need not be asked. */
export function readChange(typed: TypedChange): ReadChange {
  const { status, owner, campaign, reason } = typed
  const due = dueOf(typed)
  if (typeof due === 'object') return { ok: false, problems: [due] }
  return {
    ok: true,
    chosen: chosenOf(typed.chosen),
    change: {
      ...(status !== '' && { status: status as ActionStatus }),
      ...(due === 'leave' ? {} : { due: due === 'none' ? null : (parseLocalDate(due) ?? null) }),
      ...(owner !== '' && { owner: owner === nobody ? null : owner }),
      ...(campaign !== '' && { campaign: campaign === nobody ? null : Number(campaign) }),
      reason,
    },
  }
}

/** What is not one of the boxes is passed over. */
export const chosenOf = (
  values: readonly string[],
): readonly { readonly id: number; readonly version: number }[] =>
  values.flatMap((value) => {
    const [, id, version] = /^([1-9]\d{0,8})(?:\.([1-9]\d{0,8}))?$/.exec(value) ?? []
    return id === undefined ? [] : [{ id: Number(id), version: Number(version ?? 0) }]
  })

function dueOf({ due, noDue }: TypedChange): string | FieldProblem {
  const given = due.trim()
  if (given === '') return noDue.length > 0 ? 'none' : 'leave'
  if (noDue.length > 0)
    return { field: 'due', sentence: 'Give a day or take the day away, not both.' }
  return parseLocalDate(given) === undefined
    ? { field: 'due', sentence: 'The day is no day there is; write it as 2020-03-31.' }
    : given
}

/** A problem of an action leads to its box, where it is still there. */
export const atItsBox = (
  { field, sentence, action }: BulkProblem,
  there: readonly number[],
): FieldProblem => {
  if (action !== undefined && there.includes(action)) return { field: `chosen-${action}`, sentence }
  return { field: field === 'actions' ? 'chosen' : field, sentence }
}
