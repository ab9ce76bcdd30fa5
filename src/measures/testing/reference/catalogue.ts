import { assessmentsWithin45WorkingDays } from './assessments-within-45-working-days.ts'
import { carePlanInLast6MonthsUnder16 } from './care-plan-in-last-6-months-under-16.ts'
import { childrenSeenWithin5Days } from './children-seen-within-5-days.ts'
import { preProceedingsAverageOpenWeeks } from './pre-proceedings-average-open-weeks.ts'
import type { ReferenceMeasure } from './reference-item.ts'
import { supervisionMeetingStandard } from './supervision-meeting-standard.ts'

/** Every measure's plain reference, by the measure's id. */
export const references: Readonly<Record<string, ReferenceMeasure>> = {
  'assessments-within-45-working-days': assessmentsWithin45WorkingDays,
  'children-seen-within-5-days': childrenSeenWithin5Days,
  'pre-proceedings-average-open-weeks': preProceedingsAverageOpenWeeks,
  'supervision-meeting-standard': supervisionMeetingStandard,
  'care-plan-in-last-6-months-under-16': carePlanInLast6MonthsUnder16,
}
