import { assessments } from './assessments.ts'
import { nthWorkingDay, workingDaysFrom } from './days.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const assessmentsWithin45WorkingDays: ReferenceMeasure = ({ rows, settings }) => {
  const items: ReferenceItem[] = []
  for (const assessment of assessments(rows)) {
    const { authorisedOn, referredOn } = assessment
    if (authorisedOn === null) continue
    const fromReferral = assessment.isFirst || settings.laterAssessmentClock === 'referral'
    const clockOn = referredOn === null || fromReferral ? referredOn : assessment.startedOn
    const clock = fromReferral ? 'referral' : 'assessment start'
    const known = {
      itemId: assessment.id,
      childId: assessment.childId,
      teamId: assessment.teamId,
      countedOn: authorisedOn,
      endedOn: authorisedOn,
      startedOn: clockOn,
      clock: referredOn === null ? null : clock,
    }
    if (clockOn === null) {
      items.push(item({ ...known, leftOut: 'no start' }))
      continue
    }
    const dueOn = nthWorkingDay(clockOn, settings.assessmentWorkingDays)
    if (authorisedOn < clockOn) {
      items.push(item({ ...known, dueOn, leftOut: 'dates impossible' }))
      continue
    }
    const value = workingDaysFrom(clockOn, authorisedOn)
    if (value === null || dueOn === null) {
      items.push(item({ ...known, dueOn, leftOut: 'outside calendar' }))
      continue
    }
    items.push(
      item({ ...known, dueOn, value, inNumerator: value <= settings.assessmentWorkingDays }),
    )
  }
  return items
}
