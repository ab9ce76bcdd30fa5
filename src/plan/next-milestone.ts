import type { LocalDate } from '#calendar/local-date.ts'
import { dueDays } from './due-days.ts'
import { isSet, type Recommendation } from './plan.ts'

/** What of a recommendation is due next, on one day. */
export type Milestone = {
  readonly on: LocalDate
  /** How many of its measures have a target dated that day. */
  readonly targets: number
  /** The actions whose words name that day. */
  readonly actions: readonly string[]
}

/**
 * The nearest day, the given one among them, that a target is dated or an action is due; undefined
 * where the plan names none to come. A target to be agreed sets nothing to reach.
 */
export function nextMilestone(
  { measures, actions }: Pick<Recommendation, 'measures' | 'actions'>,
  from: LocalDate,
): Milestone | undefined {
  const targetDays = measures.map(({ targets }) => targets.filter(isSet).map(({ by }) => by))
  const [on] = [...targetDays.flat(), ...actions.flatMap(dueDays)]
    .filter((day) => day >= from)
    .sort()
  if (on === undefined) return undefined
  return {
    on,
    targets: targetDays.filter((days) => days.includes(on)).length,
    actions: actions.filter((action) => dueDays(action).includes(on)),
  }
}
