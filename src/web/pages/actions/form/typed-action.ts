import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import {
  actionStatuses,
  type ActionContent,
  type ActionMilestone,
  type ActionStatus,
} from '#plan/actions/action.ts'
import { mostMilestones } from '#plan/actions/check-action.ts'
import { textProblem, type FieldProblem } from '#plan/field-problem.ts'
import { formBody } from '../../../forms/form-body.ts'

/** A row of the form's milestones, as it was typed. */
export type TypedMilestone = {
  /** Empty for one that the register does not have yet. */
  readonly id: string
  readonly what: string
  readonly due: string
  readonly done: string
}

/** What was typed into the form of an action. */
export type TypedAction = {
  readonly what: string
  readonly owner: string
  readonly contributors: readonly string[]
  readonly recommendations: readonly string[]
  readonly campaign: string
  readonly start: string
  readonly due: string
  readonly status: string
  readonly stoppedBecause: string
  readonly milestones: readonly TypedMilestone[]
}

/** A form's fields by the names it sends them as. */
export type Sent = Readonly<Record<string, string | readonly string[]>>

const single = ['what', 'owner', 'campaign', 'start', 'due', 'status', 'stoppedBecause'] as const
const lists = ['contributors', 'recommendations'] as const
const parts = ['id', 'what', 'due', 'done'] as const

/** The name of a part of a milestone; rows count from 1. */
export const milestoneField = (row: number, part: (typeof parts)[number]): string =>
  `milestone-${row}-${part}`

const rows = Array.from({ length: mostMilestones }, (_, index) => index + 1)

export const actionBody = formBody(
  [...single, 'version', ...rows.flatMap((row) => parts.map((part) => milestoneField(row, part)))],
  lists,
)

/** What a form sent, or what a draft of it kept: there boxes are lines of one text. */
export function typedOf(sent: Sent): TypedAction {
  const text = (name: string): string => {
    const value = sent[name] ?? ''
    return typeof value === 'string' ? value : value.join('\n')
  }
  const list = (name: string): readonly string[] => {
    const value = sent[name] ?? []
    return typeof value === 'string' ? value.split('\n').filter((one) => one !== '') : value
  }
  const milestones = rows.map((row) => ({
    id: text(milestoneField(row, 'id')),
    what: text(milestoneField(row, 'what')),
    due: text(milestoneField(row, 'due')),
    done: text(milestoneField(row, 'done')),
  }))
  const last = milestones.findLastIndex((one) => parts.some((part) => one[part] !== ''))
  return {
    what: text('what'),
    owner: text('owner'),
    contributors: list('contributors'),
    recommendations: list('recommendations'),
    campaign: text('campaign'),
    start: text('start'),
    due: text('due'),
    status: text('status'),
    stoppedBecause: text('stoppedBecause'),
    milestones: milestones.slice(0, last + 1),
  }
}

/** An action as the form has it. */
export const typedFrom = (content: ActionContent): TypedAction => ({
  what: content.what,
  owner: content.owner ?? '',
  contributors: content.contributors,
  recommendations: content.recommendations,
  campaign: content.campaign === null ? '' : String(content.campaign),
  start: content.start ?? '',
  due: content.due ?? '',
  status: content.status,
  stoppedBecause: content.stoppedBecause ?? '',
  milestones: content.milestones.map(({ id, what, due, done }) => ({
    id: id === null ? '' : String(id),
    what,
    due,
    done: done ?? '',
  })),
})

export type ReadAction =
  | { readonly ok: true; readonly content: ActionContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Reads the fields that are days and milestones; all else is the register's to check. */
export function readAction(typed: TypedAction): ReadAction {
  const problems: FieldProblem[] = []
  const day = (field: string, name: string, text: string): LocalDate | null => {
    if (text.trim() === '') return null
    const read = parseLocalDate(text.trim())
    if (read === undefined)
      problems.push({ field, sentence: `${name} is no day there is; write it as 2020-03-31.` })
    return read ?? null
  }
  const content: ActionContent = {
    what: typed.what,
    owner: typed.owner || null,
    contributors: typed.contributors,
    start: day('start', 'The day it starts', typed.start),
    due: day('due', 'The day it is due', typed.due),
    status: actionStatuses.find((one) => one === typed.status) ?? (typed.status as ActionStatus),
    stoppedBecause: typed.stoppedBecause.trim() || null,
    recommendations: typed.recommendations,
    campaign: typed.campaign === '' ? null : Number(typed.campaign) || 0,
    milestones: typed.milestones.flatMap((one, index) =>
      milestoneOf(one, { row: index + 1, day, problems }),
    ),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content }
}

/** A row with nothing in it is no milestone: one that was there is thereby taken out. */
function milestoneOf(
  { id, what, due, done }: TypedMilestone,
  {
    row,
    day,
    problems,
  }: {
    readonly row: number
    readonly day: (field: string, name: string, text: string) => LocalDate | null
    readonly problems: FieldProblem[]
  },
): readonly ActionMilestone[] {
  if ([what, due, done].every((text) => text.trim() === '')) return []
  const name = `Milestone ${row}`
  const problem = textProblem(what, { name, most: 300, required: true })
  if (problem !== undefined)
    problems.push({ field: milestoneField(row, 'what'), sentence: problem })
  const dueField = milestoneField(row, 'due')
  if (due.trim() === '')
    problems.push({ field: dueField, sentence: `The day ${name.toLowerCase()} is due is needed.` })
  const dueDay = day(dueField, `The day ${name.toLowerCase()} is due`, due)
  const doneDay = day(milestoneField(row, 'done'), `The day ${name.toLowerCase()} was done`, done)
  if (dueDay === null) return []
  return [{ id: Number(id) || null, what, due: dueDay, done: doneDay }]
}
