import type { Measure } from '../measure.ts'
import { alternativeProvisionPlacementFailure } from './alternative-provision-placement-failure.ts'
import { alternativeProvisionProgress } from './alternative-provision-progress.ts'
import { alternativeProvisionQualityAssured } from './alternative-provision-quality-assured.ts'
import { assessmentsOpenOver45WorkingDays } from './assessments-open-over-45-working-days.ts'
import { assessmentsWithin45WorkingDaysFromStart } from './assessments-within-45-working-days-from-start.ts'
import { assessmentsWithin45WorkingDays } from './assessments-within-45-working-days.ts'
import { auditAssessmentGoodOrAbove } from './audit-assessment-good-or-above.ts'
import { auditManagementOversightGoodOrAbove } from './audit-management-oversight-good-or-above.ts'
import { auditPlanningGoodOrAbove } from './audit-planning-good-or-above.ts'
import { carePlanInLast6MonthsUnder16 } from './care-plan-in-last-6-months-under-16.ts'
import { careProceedingsAverageWeeks } from './care-proceedings-average-weeks.ts'
import { childrenSeenWithin5Days } from './children-seen-within-5-days.ts'
import { chronologyUpToDate } from './chronology-up-to-date.ts'
import { childrenWithPermanence } from './children-with-permanence.ts'
import { genogramUpToDate } from './genogram-up-to-date.ts'
import { longTermMatchInTime } from './long-term-match-in-time.ts'
import { pathwayPlanInLast6Months16Plus } from './pathway-plan-in-last-6-months-16-plus.ts'
import { permanencePlanAtSecondReviewsHeld } from './permanence-plan-at-second-reviews-held.ts'
import { permanencePlanBySecondReview } from './permanence-plan-by-second-review.ts'
import { preProceedingsAverageOpenWeeks } from './pre-proceedings-average-open-weeks.ts'
import { preProceedingsClosedAverageWeeks } from './pre-proceedings-closed-average-weeks.ts'
import { preProceedingsOver6Months } from './pre-proceedings-over-6-months.ts'
import { recordingComplaints } from './recording-complaints.ts'
import { supervisionMeetingStandard } from './supervision-meeting-standard.ts'

/** Every measure, in the order the plan and the reference page list them. */
export const catalogue: readonly Measure[] = [
  assessmentsWithin45WorkingDays,
  assessmentsWithin45WorkingDaysFromStart,
  assessmentsOpenOver45WorkingDays,
  childrenSeenWithin5Days,
  preProceedingsAverageOpenWeeks,
  preProceedingsOver6Months,
  preProceedingsClosedAverageWeeks,
  auditAssessmentGoodOrAbove,
  auditPlanningGoodOrAbove,
  auditManagementOversightGoodOrAbove,
  supervisionMeetingStandard,
  carePlanInLast6MonthsUnder16,
  pathwayPlanInLast6Months16Plus,
  careProceedingsAverageWeeks,
  chronologyUpToDate,
  genogramUpToDate,
  recordingComplaints,
  permanencePlanBySecondReview,
  permanencePlanAtSecondReviewsHeld,
  childrenWithPermanence,
  longTermMatchInTime,
  alternativeProvisionProgress,
  alternativeProvisionPlacementFailure,
  alternativeProvisionQualityAssured,
]

export const findMeasure = (id: string): Measure | undefined =>
  catalogue.find((measure) => measure.id === id)
