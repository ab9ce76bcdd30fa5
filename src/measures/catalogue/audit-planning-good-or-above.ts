import { audits } from '#records/tables/audits.ts'
import { auditItems } from '../engine/audit-items.ts'
import type { Measure } from '../measure.ts'

/** Grades are Ofsted's four; the first two are good or above. */
export const auditPlanningGoodOrAbove: Measure = {
  id: 'audit-planning-good-or-above',
  version: 1,
  title: 'Planning graded good or above in case-file audits',
  shortTitle: 'planning good or above',
  why: 'A plan that is not specific cannot be held to.',
  definition:
    'Of the case-file audits of the period that graded planning, the share graded outstanding or good. The moderated grade counts where there is one.',
  kind: 'event',
  item: 'audit',
  says: { met: 'Good or above', missed: 'Below good' },
  unit: 'percent',
  better: 'higher',
  clock: 'None: an audit counts on its day.',
  owner: 'Head of Service, Safeguarding and Improvement',
  source: 'The plan’s own measure, on the four grades of Ofsted.',
  leavesOut: {},
  settings: [],
  reads: [audits],
  needs: [audits],
  breakdown: {
    name: 'theme',
    values: { 'not recorded': 'No theme recorded; any other value is a theme as it was recorded' },
  },
  items: () => auditItems('planning'),
}
