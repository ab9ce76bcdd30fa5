import { assessments } from './assessments.ts'
import { nthWorkingDay, workingDaysFrom } from './days.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const assessmentsWithin45WorkingDaysFromStart: ReferenceMeasure = ({ rows, settings }) => {
  const items: ReferenceItem[] = []
  for (const { id, childId, teamId, startedOn, authorisedOn } of assessments(rows)) {
    if (authorisedOn === null) continue
    const known = {
      itemId: id,
      childId,
      teamId,
      countedOn: authorisedOn,
      startedOn,
      dueOn: startedOn === null ? null : nthWorkingDay(startedOn, settings.assessmentWorkingDays),
      endedOn: authorisedOn,
      clock: 'assessment start',
    }
    if (startedOn === null) items.push(item({ ...known, leftOut: 'no start' }))
    else if (authorisedOn < startedOn) items.push(item({ ...known, leftOut: 'dates impossible' }))
    else {
      const value = workingDaysFrom(startedOn, authorisedOn)
      if (value === null || known.dueOn === null)
        items.push(item({ ...known, leftOut: 'outside calendar' }))
      else
        items.push(item({ ...known, value, inNumerator: value <= settings.assessmentWorkingDays }))
    }
  }
  return items
}
