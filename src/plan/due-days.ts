import { monthNames } from '#calendar/day-in-words.ts'
import { lastOfMonth, parseLocalDate, type LocalDate } from '#calendar/local-date.ts'

/**
 * The days that an action's words say something is due: `by 5 March 2020`, `by December 2019` (its
 * last day), in time. The plan has no other dates of actions.
 */
export function dueDays(action: string): LocalDate[] {
  return [...action.matchAll(byDay)]
    .flatMap(([, day, month = '', year]) => {
      const number = monthNames.indexOf(month) + 1
      const first = `${year}-${String(number).padStart(2, '0')}`
      const on = parseLocalDate(`${first}-${(day ?? '1').padStart(2, '0')}`)
      if (on === undefined) return []
      return day === undefined ? lastOfMonth(on) : on
    })
    .sort()
}

const byDay = new RegExp(
  `\\b[Bb]y (?:the end of )?(?:(\\d{1,2}) )?(${monthNames.join('|')}) (\\d{4})\\b`,
  'g',
)
