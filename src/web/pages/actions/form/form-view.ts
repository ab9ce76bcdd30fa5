import { actionStatuses } from '#plan/actions/action.ts'
import { mostMilestones } from '#plan/actions/check-action.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { DraftOfForm, FieldsApart, Form, FormField, Option } from '../../../forms/form.ts'
import { capital } from '../../../words/capital.ts'
import type { NamesOfPlan } from '../names-of-plan.ts'
import { postInWords } from '../../../words/post-in-words.ts'
import { milestoneField, type TypedAction } from './typed-action.ts'

/** Rows for milestones to come, besides those that are there. */
const emptyRows = 3

export type ActionFormShown = {
  readonly typed: TypedAction
  readonly problems: readonly FieldProblem[]
  readonly names: NamesOfPlan
  readonly action: string
  readonly button: string
  readonly cancel: string
  /** The version that was read; undefined for a new action. */
  readonly version: number | undefined
  readonly draft: DraftOfForm
}

/** The form of an action; its milestones are printed after its fields. */
export function actionForm(shown: ActionFormShown) {
  const { typed, problems, names, action, button, cancel, version, draft } = shown
  const form: Form = {
    action,
    fields: fieldsOf(typed, names),
    hidden: version === undefined ? {} : { version: String(version) },
    button,
    problems: problems.map(atItsField),
    draft,
    cancel,
  }
  return { form, milestones: milestoneRows(typed) }
}

/** The register's own word on milestones leads to the first of them. */
const atItsField = ({ field, sentence }: FieldProblem): FieldProblem => ({
  field: field === 'milestones' ? milestoneField(1, 'what') : field,
  sentence,
})

const fieldsOf = (
  typed: TypedAction,
  { recommendations, posts, campaigns }: NamesOfPlan,
): readonly FormField[] => [
  {
    kind: 'lines',
    name: 'what',
    label: 'What is to be done',
    hint: 'One piece of work, in words that say when it is finished. Name no child.',
    value: typed.what,
    rows: 3,
  },
  {
    kind: 'boxes',
    name: 'recommendations',
    label: 'Recommendations it answers',
    values: typed.recommendations,
    options: withChosen(
      typed.recommendations,
      recommendations.map(({ ref, subject }) => ({ value: ref, text: `${ref} ${subject}` })),
    ),
  },
  {
    kind: 'choice',
    name: 'owner',
    label: 'Owner',
    hint: 'The post that answers for it.',
    value: typed.owner,
    options: [
      { value: '', text: 'Nobody yet' },
      ...withChosen(typed.owner === '' ? [] : [typed.owner], postOptions(posts)),
    ],
  },
  {
    kind: 'boxes',
    name: 'contributors',
    label: 'Contributors',
    hint: 'Other posts that help.',
    values: typed.contributors,
    options: withChosen(typed.contributors, postOptions(posts)),
  },
  { kind: 'day', name: 'start', label: 'Starts', value: typed.start },
  { kind: 'day', name: 'due', label: 'Due', value: typed.due },
  {
    kind: 'choice',
    name: 'campaign',
    label: 'Campaign',
    value: typed.campaign,
    options: [
      { value: '', text: 'No campaign' },
      ...withChosen(
        typed.campaign === '' ? [] : [typed.campaign],
        campaigns.map(({ id, name }) => ({ value: String(id), text: name })),
      ),
    ],
  },
  {
    kind: 'choice',
    name: 'status',
    label: 'Status',
    value: typed.status,
    options: actionStatuses.map((status) => ({ value: status, text: capital(status) })),
  },
  {
    kind: 'lines',
    name: 'stoppedBecause',
    label: 'Why it was stopped',
    hint: 'Only where the status is Stopped.',
    value: typed.stoppedBecause,
    rows: 2,
  },
]

const postOptions = (posts: NamesOfPlan['posts']): readonly Option[] =>
  posts.map((post) => ({ value: post.title, text: postInWords(post) }))

/** What was chosen stays among the options, though the plan has it no more. */
const withChosen = (chosen: readonly string[], options: readonly Option[]): readonly Option[] => [
  ...chosen
    .filter((value) => !options.some((one) => one.value === value))
    .map((value) => ({ value, text: `${value} (no longer there)` })),
  ...options,
]

/** A milestone's fields stand beside each other. */
type MilestoneFields = {
  readonly idName: string
  readonly id: string
  readonly what: FormField
  readonly due: FormField
  readonly done: FormField
}

function milestoneRows({ milestones }: TypedAction): readonly MilestoneFields[] {
  const length = Math.min(mostMilestones, milestones.length + emptyRows)
  return Array.from({ length }, (_, index) => {
    const row = index + 1
    const typed = milestones[index]
    return {
      idName: milestoneField(row, 'id'),
      id: typed?.id ?? '',
      what: {
        kind: 'line',
        name: milestoneField(row, 'what'),
        label: `Milestone ${row}`,
        value: typed?.what ?? '',
      },
      due: {
        kind: 'day',
        name: milestoneField(row, 'due'),
        label: `Milestone ${row} due`,
        value: typed?.due ?? '',
      },
      done: {
        kind: 'day',
        name: milestoneField(row, 'done'),
        label: `Milestone ${row} done`,
        value: typed?.done ?? '',
      },
    }
  })
}

/** Each field that somebody else left otherwise than it was typed here. */
export function actionApart(
  theirs: TypedAction,
  yours: TypedAction,
  { posts, campaigns }: NamesOfPlan,
): FieldsApart {
  const inWords = (typed: TypedAction): readonly (readonly [string, string])[] => [
    ['What is to be done', typed.what.trim()],
    ['Recommendations it answers', typed.recommendations.join(', ')],
    ['Owner', postName(posts, typed.owner)],
    ['Contributors', typed.contributors.map((one) => postName(posts, one)).join('; ')],
    ['Starts', typed.start],
    ['Due', typed.due],
    ['Campaign', campaigns.find(({ id }) => String(id) === typed.campaign)?.name ?? ''],
    ['Status', typed.status],
    ['Why it was stopped', typed.stoppedBecause.trim()],
    ['Milestones', typed.milestones.map(milestoneInWords).join('; ')],
  ]
  const ours = new Map(inWords(yours))
  return inWords(theirs).flatMap(([label, said]) =>
    ours.get(label) === said ? [] : [{ label, theirs: said, yours: ours.get(label) ?? '' }],
  )
}

const postName = (posts: NamesOfPlan['posts'], title: string): string => {
  const post = posts.find((one) => one.title === title)
  return post === undefined ? title : postInWords(post)
}

const milestoneInWords = ({ what, due, done }: TypedAction['milestones'][number]): string =>
  `${what.trim()}, due ${due}${done === '' ? '' : `, done ${done}`}`

/**
 * What was typed, made fit to be sent again after somebody else changed the same: a milestone they
 * added stands in it too, since one that is not named is taken out; one they took out is a new one.
 */
export function afterTheirs(theirs: TypedAction, yours: TypedAction): TypedAction {
  const there = new Set(theirs.milestones.map(({ id }) => id))
  const own = new Set(yours.milestones.map(({ id }) => id))
  return {
    ...yours,
    milestones: [
      ...yours.milestones.map((one) => (there.has(one.id) ? one : { ...one, id: '' })),
      ...theirs.milestones.filter(({ id }) => !own.has(id)),
    ],
  }
}
