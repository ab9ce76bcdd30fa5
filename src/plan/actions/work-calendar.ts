import { statusesToDo, type Action } from './action.ts'
import type { CalendarEntry } from './calendar-file.ts'

/** What of some actions belongs in a calendar: the days they and their milestones are due. */
export const calendarEntries = (actions: readonly Action[]): readonly CalendarEntry[] =>
  actions
    .filter(({ status }) => statusesToDo.includes(status))
    .flatMap((action) => [
      ...(action.due === null
        ? []
        : [entryOf(action, `action-${action.id}`, action.due, `Due: ${action.what}`)]),
      ...action.milestones.flatMap(({ id, what, due, done }) =>
        id === null || done !== null
          ? []
          : [entryOf(action, `milestone-${id}`, due, `Milestone: ${what}`)],
      ),
    ])

const entryOf = (
  { planId, what, recommendations, status, version }: Action,
  key: string,
  day: CalendarEntry['day'],
  title: string,
): CalendarEntry => ({
  key: `${planId}.${key}`,
  day,
  title,
  words: [
    what,
    ...(recommendations.length === 0 ? [] : [`Recommendations: ${recommendations.join(', ')}`]),
    `Status: ${status}`,
  ].join('\n'),
  sequence: version - 1,
})
