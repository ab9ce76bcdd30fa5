import { dayInWords } from '#calendar/day-in-words.ts'
import { quoted, wentFrom } from '../history/went-from.ts'
import type { ActionRow, MilestoneRow } from './history-rows.ts'

/** An action as it stood at an instant, with what it names by name. */
export type ActionThen = ActionRow & {
  readonly isRetired: boolean
  readonly contributors: readonly string[]
  readonly recommendations: readonly string[]
  readonly milestones: readonly MilestoneRow[]
}

/** What a change made of an action, in sentences; without a before it was added. */
export function actionDifferences(
  before: ActionThen | undefined,
  now: ActionThen,
): readonly string[] {
  if (before === undefined) return ['The action was added.']
  return [
    ...wentFrom('What is to be done', quoted(before.what), quoted(now.what)),
    ...wentFrom('The status', before.status, now.status),
    ...wentFrom(
      'The reason for stopping',
      quoted(before.stoppedBecause),
      quoted(now.stoppedBecause),
    ),
    ...wentFrom('The owner', before.owner, now.owner),
    ...wentFrom('The first day', dayOrNull(before.start), dayOrNull(now.start)),
    ...wentFrom('The day it is due', dayOrNull(before.due), dayOrNull(now.due)),
    ...wentFrom('The campaign', quoted(before.campaign), quoted(now.campaign)),
    ...listWentFrom('The contributor', before.contributors, now.contributors),
    ...listWentFrom('The recommendation', before.recommendations, now.recommendations),
    ...milestoneDifferences(before.milestones, now.milestones),
    ...(now.isRetired && !before.isRetired ? ['The action was retired.'] : []),
  ]
}

const listWentFrom = (
  name: string,
  before: readonly string[],
  now: readonly string[],
): readonly string[] => [
  ...before.filter((one) => !now.includes(one)).flatMap((one) => wentFrom(name, one, null)),
  ...now.filter((one) => !before.includes(one)).flatMap((one) => wentFrom(name, null, one)),
]

const dayOrNull = (day: ActionRow['due']): string | null => (day === null ? null : dayInWords(day))

function milestoneDifferences(
  before: readonly MilestoneRow[],
  now: readonly MilestoneRow[],
): readonly string[] {
  const gone = before.filter((was) => !now.some(({ id }) => id === was.id))
  return [
    ...gone.map(({ what }) => `The milestone ‘${what}’ was taken out.`),
    ...now.flatMap((is) => {
      const was = before.find(({ id }) => id === is.id)
      return was === undefined ? [cameIn(is)] : milestoneWentFrom(was, is)
    }),
  ]
}

const cameIn = ({ what, due, done }: MilestoneRow): string =>
  `The milestone ‘${what}’, due ${dayInWords(due)}, is new${done === null ? '' : ` and was done on ${dayInWords(done)}`}.`

const milestoneWentFrom = (was: MilestoneRow, is: MilestoneRow): readonly string[] => [
  ...wentFrom('A milestone', quoted(was.what), quoted(is.what)),
  ...wentFrom(`The day of the milestone ‘${is.what}’`, dayInWords(was.due), dayInWords(is.due)),
  ...doneDifference(was, is),
]

function doneDifference(was: MilestoneRow, is: MilestoneRow): readonly string[] {
  if (was.done === is.done) return []
  return is.done === null
    ? [`The milestone ‘${is.what}’ is not done after all.`]
    : [`The milestone ‘${is.what}’ was done on ${dayInWords(is.done)}.`]
}
