import type { Settings } from './measure.ts'

/** The definitions as published, which a council starts from: settings number 1. */
export const defaultSettings: Settings = {
  number: 1,
  figuresSince: '2017-04-01',
  assessmentWorkingDays: 45,
  laterAssessmentClock: 'assessment start',
  seenWithinDays: 5,
  seenDaysKind: 'working days',
  supervisionIntervalMonths: { inCare: 1, childProtection: 1, childInNeed: 1 },
  supervisionToleranceDays: 0,
  updateIntervalMonths: { chronology: 6, genogram: 6 },
}
