import {
  alternativeProvisionPlacementFailure,
  alternativeProvisionProgress,
  alternativeProvisionQualityAssured,
} from './alternative-provision.ts'
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts'
import { assessmentsWithin45WorkingDaysFromStart } from './assessments-within-45-working-days-from-start.ts'
import { assessmentsWithin45WorkingDays } from './assessments-within-45-working-days.ts'
import { auditsOf } from './audits.ts'
import { carePlanInLast6MonthsUnder16 } from './care-plan-in-last-6-months-under-16.ts'
import { careProceedingsAverageWeeks } from './care-proceedings-average-weeks.ts'
import { childrenSeenWithin5Days } from './children-seen-within-5-days.ts'
import { childrenWithPermanence } from './children-with-permanence.ts'
import { longTermMatchInTime } from './long-term-match-in-time.ts'
import { pathwayPlanInLast6Months16Plus } from './pathway-plan-in-last-6-months-16-plus.ts'
import {
  permanencePlanAtSecondReviewsHeld,
  permanencePlanBySecondReview,
} from './permanence-plans.ts'
import { preProceedingsAverageOpenWeeks } from './pre-proceedings-average-open-weeks.ts'
import { preProceedingsClosedAverageWeeks } from './pre-proceedings-closed-average-weeks.ts'
import { preProceedingsOver6Months } from './pre-proceedings-over-6-months.ts'
import { recordingComplaints } from './recording-complaints.ts'
import type { ReferenceMeasure } from './reference-item.ts'
import { supervisionMeetingStandard } from './supervision-meeting-standard.ts'
import { upToDate } from './up-to-date.ts'

/** Every measure's plain reference, by the measure's id. */
export const references: Readonly<Record<string, ReferenceMeasure>> = {
  'assessments-within-45-working-days': assessmentsWithin45WorkingDays,
  'assessments-within-45-working-days-from-start': assessmentsWithin45WorkingDaysFromStart,
  'assessments-open-over-45-working-days': assessmentsOpenOver45WorkingDays,
  'children-seen-within-5-days': childrenSeenWithin5Days,
  'pre-proceedings-average-open-weeks': preProceedingsAverageOpenWeeks,
  'pre-proceedings-over-6-months': preProceedingsOver6Months,
  'pre-proceedings-closed-average-weeks': preProceedingsClosedAverageWeeks,
  'audit-assessment-good-or-above': auditsOf('assessment'),
  'audit-planning-good-or-above': auditsOf('planning'),
  'audit-management-oversight-good-or-above': auditsOf('management_oversight'),
  'supervision-meeting-standard': supervisionMeetingStandard,
  'care-plan-in-last-6-months-under-16': carePlanInLast6MonthsUnder16,
  'pathway-plan-in-last-6-months-16-plus': pathwayPlanInLast6Months16Plus,
  'chronology-up-to-date': upToDate('chronologies'),
  'genogram-up-to-date': upToDate('genograms'),
  'permanence-plan-by-second-review': permanencePlanBySecondReview,
  'permanence-plan-at-second-reviews-held': permanencePlanAtSecondReviewsHeld,
  'children-with-permanence': childrenWithPermanence,
  'long-term-match-in-time': longTermMatchInTime,
  'alternative-provision-progress': alternativeProvisionProgress,
  'alternative-provision-placement-failure': alternativeProvisionPlacementFailure,
  'alternative-provision-quality-assured': alternativeProvisionQualityAssured,
  'care-proceedings-average-weeks': careProceedingsAverageWeeks,
  'recording-complaints': recordingComplaints,
}
