import { complaints } from '#records/tables/complaints.ts'
import type { Measure } from '../measure.ts'

export const recordingComplaints: Measure = {
  id: 'recording-complaints',
  version: 1,
  title: 'Complaints about inaccurate recording',
  shortTitle: 'complaints about recording',
  why: 'Families read what is written about them, and say when it is wrong.',
  definition:
    'The number of complaints of the category recording that were received in the period.',
  kind: 'event',
  item: 'complaint',
  says: { counted: 'Complaint about recording' },
  unit: 'count',
  better: 'lower',
  clock: 'None: a complaint counts on the day it was received.',
  owner: 'Head of Service, Practice Excellence',
  source: 'The plan’s own measure.',
  leavesOut: {},
  settings: [],
  reads: [complaints],
  needs: [complaints],
  items: () => `
    select
      complaint_id as item_id,
      person_id as child_id,
      team_id,
      received_date as counted_on,
      null::date as started_on,
      null::date as due_on,
      null::date as ended_on,
      null::bigint as value,
      true as in_numerator,
      null::varchar as left_out,
      null::varchar as clock,
      null::varchar as breakdown
    from complaints
    where lower(trim(category)) = 'recording'`,
}
