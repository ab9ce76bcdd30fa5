import { assessments, type Assessment } from './assessments.ts'
import { nthWorkingDay, workingDaysFrom } from './days.ts'
import { item, type Counted, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const assessmentsOpenOver45WorkingDays: ReferenceMeasure = (counted, asAt) =>
  assessments(counted.rows)
    .filter(({ startedOn }) => startedOn !== null && startedOn <= asAt)
    .filter(({ authorisedOn }) => authorisedOn === null || authorisedOn > asAt)
    .map((assessment) => openItem(counted, assessment, asAt))

function openItem({ settings }: Counted, assessment: Assessment, asAt: string): ReferenceItem {
  const { referredOn, startedOn } = assessment
  const known = {
    itemId: assessment.id,
    childId: assessment.childId,
    teamId: assessment.teamId,
    countedOn: asAt,
    endedOn: assessment.authorisedOn,
  }
  if (referredOn === null || startedOn === null) return item({ ...known, leftOut: 'no start' })
  const fromReferral = assessment.isFirst || settings.laterAssessmentClock === 'referral'
  const clockOn = fromReferral ? referredOn : startedOn
  const dueOn = nthWorkingDay(clockOn, settings.assessmentWorkingDays)
  const clock = fromReferral ? 'referral' : 'assessment start'
  const timed = { ...known, startedOn: clockOn, dueOn, clock }
  if (asAt < clockOn) return item({ ...timed, leftOut: 'dates impossible' })
  const value = workingDaysFrom(clockOn, asAt)
  if (value === null || dueOn === null) return item({ ...timed, leftOut: 'outside calendar' })
  return item({ ...timed, value, inNumerator: value > settings.assessmentWorkingDays })
}
