import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { actionStatuses, type Action } from '#plan/actions/action.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { fieldsOfAction } from '#plan/updates/check-update.ts'
import { updateAddress } from '../../addresses.ts'
import type { DraftOfForm, FormField } from '../../forms/form.ts'
import { ownerWords } from './said-actions.ts'
import type { UpdatePlace } from './update-place.ts'

/** What was typed into each field, as it was typed. */
export type TypedUpdate = Readonly<Record<string, string>>

export type UpdateForm = {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
  readonly narrative: FormField
  readonly actions: readonly ActionFields[]
  readonly rating: FormField
  readonly reason: FormField
  readonly draft: DraftOfForm
}

/** An action with its fields; the reason is typed where it is stopped. */
export type ActionFields = {
  readonly what: string
  readonly due: string
  readonly owner: string
  readonly status: FormField & { readonly kind: 'choice' }
  readonly because: FormField & { readonly kind: 'line' }
}

export const draftOf = ({ id, month }: UpdatePlace) => ({
  subject: 'update',
  subjectId: `${id} ${month}`,
})

/** What the fields say where nobody typed anything: what the register says. */
export function untouched({ update, judged, actions }: UpdatePlace): TypedUpdate {
  return {
    version: String(update?.version ?? ''),
    narrative: update?.narrative ?? '',
    judged: String(judged?.id ?? ''),
    rating: judged?.rating.rating ?? '',
    reason: judged?.rating.reason ?? '',
    ...Object.fromEntries(
      actions.flatMap(({ id, version, status, stoppedBecause }) => {
        const fields = fieldsOfAction(id)
        return [
          [fields.version, String(version)],
          [fields.status, status],
          [fields.because, stoppedBecause ?? ''],
        ]
      }),
    ),
  }
}

/** The form of an update, filled with what was typed; where that says nothing, with what there is. */
export function updateForm(
  place: UpdatePlace,
  given: TypedUpdate,
  {
    figures,
    problems,
    savedAt,
    today,
  }: {
    /** The hash of the figures on the page. */
    readonly figures: string
    readonly problems: readonly FieldProblem[]
    readonly savedAt: string | undefined
    readonly today: LocalDate
  },
): UpdateForm {
  const typed: TypedUpdate = { ...untouched(place), ...given }
  const said = (name: string) => typed[name] ?? ''
  const { recommendation, month, actions } = place
  const versions = actions.map(({ id }) => fieldsOfAction(id).version)
  return {
    action: updateAddress(recommendation.ref),
    hidden: {
      month,
      figures,
      ...Object.fromEntries(['version', 'judged', ...versions].map((name) => [name, said(name)])),
    },
    problems,
    narrative: {
      kind: 'lines',
      name: 'narrative',
      label: 'What happened, and what comes next',
      hint: 'Say what the figures cannot. They stand above; there is no need to repeat them.',
      value: said('narrative'),
      rows: 10,
    },
    actions: actions.map((action) => actionFields(action, said, today)),
    rating: {
      kind: 'radios',
      name: 'rating',
      label: 'Your rating of progress',
      value: said('rating'),
      options: ratings,
    },
    reason: {
      kind: 'lines',
      name: 'reason',
      label: 'Why you rate it so',
      value: said('reason'),
      rows: 3,
    },
    draft: { ...draftOf(place), page: updateAddress(recommendation.ref, month, 'change'), savedAt },
  }
}

const ratings = [
  { value: 'blue', text: 'Blue: complete and handed on' },
  { value: 'green', text: 'Green: on course' },
  { value: 'amber', text: 'Amber: not yet on course' },
  { value: 'red', text: 'Red: off course' },
]

function actionFields(
  action: Action,
  said: (name: string) => string,
  today: LocalDate,
): ActionFields {
  const { id, what, due } = action
  const fields = fieldsOfAction(id)
  return {
    what,
    due: dueWords(due, today),
    owner: ownerWords(action.owner),
    status: {
      kind: 'choice',
      name: fields.status,
      label: 'Status',
      value: said(fields.status),
      options: actionStatuses.map((one) => ({ value: one, text: one })),
    },
    because: {
      kind: 'line',
      name: fields.because,
      label: 'Why it was stopped',
      value: said(fields.because),
    },
  }
}

function dueWords(due: LocalDate | null, today: LocalDate): string {
  if (due === null) return 'No due day'
  return due < today ? `Was due on ${dayInWords(due)}` : `Due on ${dayInWords(due)}`
}
