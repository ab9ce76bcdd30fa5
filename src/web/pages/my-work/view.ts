import { dayInWords } from '#calendar/day-in-words.ts'
import { statusesToDo, type Action } from '#plan/actions/action.ts'
import type { MyWork, OwnAction, Reminder } from '#plan/actions/my-work.ts'
import { actionAddress, actionsListAddress } from '../../addresses.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { actionRow, awayOf } from '../actions/action-row.ts'

/** More are read in the list of actions. */
const rowsShown = 50

/** The lists of actions on the page, whole. */
export const actionLists = ({ actions, updatesDue }: MyWork) => ({
  toDo: actions.filter(({ status }) => statusesToDo.includes(status)),
  awaiting: actions.filter(({ status }) => status === 'done awaiting evidence'),
  updatesDue,
})

/** The numbers of those that are shown of a list: the first. */
export const shownOf = (list: readonly OwnAction[]): readonly number[] =>
  list.slice(0, rowsShown).map(({ id }) => id)

/** What a person has before them on a day; `whole` has every action that is shown, by its number. */
export function myWorkView(
  { day, reminders }: MyWork,
  { toDo, awaiting, updatesDue }: ReturnType<typeof actionLists>,
  {
    whole,
    posts,
  }: { readonly whole: ReadonlyMap<number, Action>; readonly posts: readonly string[] },
) {
  const rowsOf = (list: readonly OwnAction[]) =>
    shownOf(list)
      .flatMap((id) => whole.get(id) ?? [])
      .map((one) => actionRow(one, { day, campaigns: new Map() }))
  return {
    sentence: sentenceOf(reminders, toDo.length),
    posts,
    reminders: reminders.slice(0, rowsShown).map((one) => reminderRow(one, day)),
    updatesDue: rowsOf(updatesDue),
    moreReminders: reminders.length > rowsShown,
    moreUpdates: updatesDue.length > rowsShown,
    awaiting: rowsOf(awaiting),
    actions: rowsOf(toDo),
    more: toDo.length > rowsShown ? grouped(toDo.length) : undefined,
    listHref: actionsListAddress({ mine: 'yes' }),
  }
}

function sentenceOf(reminders: readonly Reminder[], toDo: number): string {
  if (toDo === 0) return 'You have no action to do.'
  const past = reminders.filter(({ isPast }) => isPast).length
  const soon = reminders.length - past
  const all = `You have ${grouped(toDo)} ${toDo === 1 ? 'action' : 'actions'} to do.`
  if (reminders.length === 0) return `${all} Nothing is past its day or due in the next 14 days.`
  const parts = [
    ...(past === 0 ? [] : [`${grouped(past)} ${past === 1 ? 'is' : 'are'} past`]),
    ...(soon === 0
      ? []
      : [`${grouped(soon)} ${soon === 1 ? 'falls' : 'fall'} within the next 14 days`]),
  ]
  return `${all} Of their days ${parts.join(' and ')}.`
}

const reminderRow = ({ action, milestone, due }: Reminder, day: MyWork['day']) => ({
  what: milestone?.what ?? action.what,
  of: milestone === null ? 'The action is due' : `Milestone of: ${action.what}`,
  href: `${actionAddress(action.id)}${milestone === null ? '' : '#milestones'}`,
  due: dayInWords(due),
  ...awayOf(due, day),
})
