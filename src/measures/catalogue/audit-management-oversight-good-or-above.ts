import { audits } from '#records/tables/audits.ts'
import { auditItems } from '../engine/audit-items.ts'
import type { Measure } from '../measure.ts'

/** Grades are Ofsted's four; the first two are good or above. */
export const auditManagementOversightGoodOrAbove: Measure = {
  id: 'audit-management-oversight-good-or-above',
  version: 1,
  title: 'Management oversight graded good or above in case-file audits',
  shortTitle: 'management oversight good or above',
  why: 'A manager who looks in time keeps a case from drifting.',
  definition:
    'Of the case-file audits of the period that graded management oversight, the share graded outstanding or good. The moderated grade counts where there is one.',
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
  items: () => auditItems('management_oversight'),
}
