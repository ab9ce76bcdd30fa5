import type { LocalDate } from '#calendar/local-date.ts'
import { statusesToDo } from './actions/action.ts'
import { isSet, type PlanAction, type Recommendation } from './plan.ts'

/** What of a recommendation is due next, on one day. */
export type Milestone = {
  readonly on: LocalDate
  /** How many of its measures have a target dated that day. */
  readonly targets: number
  /** What of its actions is due that day, in their words: the action itself or a step of it. */
  readonly actions: readonly string[]
}

/**
 * The nearest day, the given one among them, that a target is dated or an action is due; undefined
 * where the plan names none to come. A target to be agreed sets nothing to reach.
 */
export function nextMilestone(
  { measures }: Pick<Recommendation, 'measures'>,
  actions: readonly PlanAction[],
  from: LocalDate,
): Milestone | undefined {
  const targetDays = measures.map(({ targets }) => targets.filter(isSet).map(({ by }) => by))
  const steps = actions.filter(({ status }) => statusesToDo.includes(status)).flatMap(stepsOf)
  const [on] = [...targetDays.flat(), ...steps.map(({ due }) => due)]
    .filter((day) => day >= from)
    .sort()
  if (on === undefined) return undefined
  return {
    on,
    targets: targetDays.filter((days) => days.includes(on)).length,
    actions: steps.filter(({ due }) => due === on).map(({ what }) => what),
  }
}

const stepsOf = ({ what, due, milestones }: PlanAction) => [
  ...(due === null ? [] : [{ what, due }]),
  ...milestones.filter(({ done }) => done === null),
]
