import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { statusesToDo, type Action } from '#plan/actions/action.ts'
import type { ActionChange } from '#plan/actions/action-history.ts'
import type { Comment } from '#plan/actions/comments.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import {
  actionAddress,
  actionsAddress,
  campaignAddress,
  recommendationAddress,
} from '../../../addresses.ts'
import type { Form } from '../../../forms/form.ts'
import { instantInWords } from '../../../words/instant-in-words.ts'
import { actionRow, awayOf } from '../action-row.ts'
import { campaignNames, type NamesOfPlan } from '../names-of-plan.ts'
import { postInWords } from '../../../words/post-in-words.ts'

/** All that an action's page is made of. */
export type ActionShown = {
  readonly action: Action
  readonly comments: readonly Comment[]
  readonly history: readonly ActionChange[]
  readonly names: NamesOfPlan
  readonly day: LocalDate
  /** Whether whoever asks may change the plan. */
  readonly mayChange: boolean
  readonly comment: {
    readonly words: string
    readonly problems: readonly FieldProblem[]
    readonly savedAt?: string | undefined
  }
  /** What could not be done and why; undefined where all was. */
  readonly refusal?: string | undefined
}

/** An action with all that is said of it. */
export function actionView(shown: ActionShown) {
  const { action, names, day, refusal } = shown
  const row = actionRow(action, { day, campaigns: campaignNames(names.campaigns) })
  const subjects = new Map(names.recommendations.map(({ ref, subject }) => [ref, subject]))
  const mayChange = shown.mayChange && action.retiredAt === null
  return {
    trail: [
      { text: 'Plan', href: '/' },
      { text: 'Actions', href: actionsAddress },
      { text: `Action ${action.id}` },
    ],
    row,
    refusal,
    /** What was typed, where there is no form any more that could hold it. */
    typed: mayChange ? '' : shown.comment.words,
    retired: action.retiredAt && instantInWords(action.retiredAt.toISOString()),
    stoppedBecause: action.stoppedBecause,
    owner: postOf(names, action.owner),
    contributors: action.contributors.map((title) => postOf(names, title)),
    start: action.start && dayInWords(action.start),
    recommendations: action.recommendations.map((ref) => ({
      ref,
      subject: subjects.get(ref) ?? '',
      href: recommendationAddress(ref),
    })),
    campaign: action.campaign && {
      name: row.campaign,
      href: campaignAddress(action.campaign),
    },
    milestones: milestoneRows(action, day, mayChange),
    mayChange,
    version: action.version,
    editHref: `${row.href}/edit`,
    retireHref: `${row.href}/retire`,
    comments: shown.comments.map(({ at, name, words }) => ({
      at: instantInWords(at.toISOString()),
      name,
      words,
    })),
    form: mayChange ? commentForm(action, shown.comment) : undefined,
    history: shown.history.map(({ at, sentences }) => ({
      at: instantInWords(at.toISOString()),
      sentences,
    })),
  }
}

const postOf = ({ posts }: NamesOfPlan, title: string | null): string => {
  const post = posts.find((one) => one.title === title)
  return post === undefined ? (title ?? 'Nobody yet') : postInWords(post)
}

const milestoneRows = ({ id, milestones, status }: Action, day: LocalDate, mayTick: boolean) =>
  milestones.map((one) => ({
    what: one.what,
    due: dayInWords(one.due),
    ...(one.done === null && statusesToDo.includes(status)
      ? awayOf(one.due, day)
      : { away: '', awayClass: '' }),
    done: one.done && dayInWords(one.done),
    tick: mayTick && {
      action: `${actionAddress(id)}/milestones/${one.id}`,
      done: one.done === null ? day : '',
      text: one.done === null ? 'Done today' : 'Not done after all',
    },
  }))

/** The draft of a comment on an action. */
export const commentDraft = (id: number) => ({
  subject: 'comment on action',
  subjectId: String(id),
})

const commentForm = (
  { id }: Action,
  { words, problems, savedAt }: ActionShown['comment'],
): Form => ({
  action: `${actionAddress(id)}/comments`,
  fields: [
    {
      kind: 'lines',
      name: 'words',
      label: 'Your comment',
      hint: 'Everyone who sees the plan can read it, and it is never changed. Name no child.',
      value: words,
      rows: 4,
    },
  ],
  hidden: {},
  button: 'Add the comment',
  problems,
  draft: { ...commentDraft(id), page: actionAddress(id), savedAt },
})
