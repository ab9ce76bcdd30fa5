import type { Measure } from '../measure.ts'
import { assessmentsWithin45WorkingDays } from './assessments-within-45-working-days.ts'
import { carePlanInLast6MonthsUnder16 } from './care-plan-in-last-6-months-under-16.ts'
import { childrenSeenWithin5Days } from './children-seen-within-5-days.ts'
import { preProceedingsAverageOpenWeeks } from './pre-proceedings-average-open-weeks.ts'
import { supervisionMeetingStandard } from './supervision-meeting-standard.ts'

/** Every measure, in the order the plan and the reference page list them. */
export const catalogue: readonly Measure[] = [
  assessmentsWithin45WorkingDays,
  childrenSeenWithin5Days,
  preProceedingsAverageOpenWeeks,
  supervisionMeetingStandard,
  carePlanInLast6MonthsUnder16,
]

export const findMeasure = (id: string): Measure | undefined =>
  catalogue.find((measure) => measure.id === id)
