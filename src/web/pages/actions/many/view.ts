import type { LocalDate } from '#calendar/local-date.ts'
import { actionStatuses, type Action } from '#plan/actions/action.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { actionsAddress, changeActionsAddress } from '../../../addresses.ts'
import type { Form, FormField } from '../../../forms/form.ts'
import { ownPath } from '../../../own-path.ts'
import { capital } from '../../../words/capital.ts'
import { grouped } from '../../../words/figure-in-words.ts'
import { actionRow } from '../action-row.ts'
import { nobody } from '../list/asked-actions.ts'
import { campaignNames, type NamesOfPlan } from '../names-of-plan.ts'
import { postInWords } from '../../../words/post-in-words.ts'
import type { TypedChange } from './typed-change.ts'

type TypedFields = Omit<TypedChange, 'chosen' | 'shown'>

/** The actions that were chosen, with the form that changes them together. */
export function changeManyView(
  actions: readonly Action[],
  {
    typed,
    ticked,
    problems,
    names,
    day,
  }: {
    readonly typed: TypedFields
    /** The numbers of those ticked. */
    readonly ticked: readonly number[]
    readonly problems: readonly FieldProblem[]
    readonly names: NamesOfPlan
    readonly day: LocalDate
  },
) {
  const back = ownPath(typed.back)
  const campaigns = campaignNames(names.campaigns)
  const count = grouped(actions.length)
  const form: Form = {
    id: 'change',
    action: changeActionsAddress,
    fields: fieldsOf(typed, names),
    hidden: { back },
    button: actions.length === 1 ? 'Change the action' : `Change the ${count} actions`,
    problems,
    cancel: back,
  }
  return {
    heading: `Change ${count} ${actions.length === 1 ? 'action' : 'actions'} together`,
    back: back === '/' ? actionsAddress : back,
    form,
    rows: actions.map((action) => ({
      ...actionRow(action, { day, campaigns }),
      isTicked: ticked.includes(action.id),
      box: `${action.id}.${action.version}`,
      problem: problems.find(({ field }) => field === `chosen-${action.id}`)?.sentence ?? '',
    })),
  }
}

const leave = { value: '', text: 'Leave as each has it' }

const fieldsOf = (typed: TypedFields, { posts, campaigns }: NamesOfPlan): readonly FormField[] => [
  {
    kind: 'choice',
    name: 'status',
    label: 'Status',
    value: typed.status,
    options: [leave, ...actionStatuses.map((status) => ({ value: status, text: capital(status) }))],
  },
  {
    kind: 'day',
    name: 'due',
    label: 'Due day',
    hint: 'Empty leaves each day as it is.',
    value: typed.due,
  },
  {
    kind: 'boxes',
    name: 'noDue',
    label: 'No due day',
    values: typed.noDue,
    options: [{ value: 'yes', text: 'Take the due day away' }],
  },
  {
    kind: 'choice',
    name: 'owner',
    label: 'Owner',
    value: typed.owner,
    options: [
      leave,
      { value: nobody, text: 'Nobody yet' },
      ...posts.map((post) => ({ value: post.title, text: postInWords(post) })),
    ],
  },
  {
    kind: 'choice',
    name: 'campaign',
    label: 'Campaign',
    value: typed.campaign,
    options: [
      leave,
      { value: nobody, text: 'No campaign' },
      ...campaigns.map(({ id, name }) => ({ value: String(id), text: name })),
    ],
  },
  {
    kind: 'lines',
    name: 'reason',
    label: 'Why',
    hint: 'It is kept as a comment on each action. Where the status is Stopped, it is also the reason for stopping.',
    value: typed.reason,
    rows: 3,
  },
]
