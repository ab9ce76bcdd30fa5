import { assessments, type Assessment } from './assessments.ts'
import { bornOn } from './children.ts'
import { daysFrom, nthWorkingDay, plusDays, workingDaysFrom } from './days.ts'
import { least, rowsOf, text, type Rows } from './records.ts'
import { item, type Counted, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const childrenSeenWithin5Days: ReferenceMeasure = (counted) =>
  assessments(counted.rows)
    .filter((assessment) => assessment.isFirst || !assessment.hasReferralId)
    .map((assessment) => seenItem(counted, assessment))

function seenItem({ rows, settings, extractedOn }: Counted, assessment: Assessment): ReferenceItem {
  const { id, childId, teamId, referredOn } = assessment
  const known = { itemId: id, childId, teamId, clock: 'referral' }
  if (referredOn === null) return item({ ...known, leftOut: 'no start' })
  const inWorkingDays = settings.seenDaysKind === 'working days'
  const dueOn = inWorkingDays
    ? nthWorkingDay(referredOn, settings.seenWithinDays)
    : plusDays(referredOn, settings.seenWithinDays)
  const endedOn = daySeen(rows, assessment, referredOn)
  const count = inWorkingDays ? workingDaysFrom : daysFrom
  const value = endedOn === null ? null : count(referredOn, endedOn)
  const born = bornOn(rows, childId)
  const dated = {
    ...known,
    countedOn: dueOn,
    startedOn: referredOn,
    dueOn,
    endedOn,
    breakdown: born === null || dueOn === null || born > dueOn ? 'unborn' : 'born',
  }
  if (dueOn === null) return item({ ...dated, breakdown: null, leftOut: 'outside calendar' })
  if (endedOn !== null && value === null) return item({ ...dated, leftOut: 'outside calendar' })
  if (dueOn > extractedOn) return item({ ...dated, leftOut: 'not yet due' })
  const inTime = value !== null && value <= settings.seenWithinDays
  return item({ ...dated, value, inNumerator: inTime })
}

/** The assessment's own day if not before the referral, else the first visit in which the child was seen. */
function daySeen(rows: Rows, { id, childId }: Assessment, referredOn: string): string | null {
  const own = text(
    rowsOf(rows, 'assessment_child_seen').find((row) => text(row, 'assessment_id') === id),
    'seen_date',
  )
  if (own !== null && own >= referredOn) return own
  const visits: (string | null)[] = []
  for (const [table, prefix] of [
    ['ssd_cin_visits', 'cinv_cin'],
    ['ssd_cp_visits', 'cppv_cp'],
    ['ssd_cla_visits', 'clav_cla'],
  ] as const) {
    for (const row of rowsOf(rows, table)) {
      if (childId === null || text(row, `${prefix.slice(0, 4)}_person_id`) !== childId) continue
      if (text(row, `${prefix}_visit_seen`) === 'Y') visits.push(text(row, `${prefix}_visit_date`))
    }
  }
  return least(visits.filter((visit) => visit !== null && visit >= referredOn))
}
