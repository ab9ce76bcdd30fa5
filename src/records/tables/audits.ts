import { defineTable } from '../define-table.ts'

export const audits = defineTable({
  name: 'audits',
  grain: 'one row for each graded domain of each case-file audit',
  heldBy: 'The quality assurance team',
  standard: 'Throughline',
  key: ['audit_id', 'domain'],
  columns: {
    audit_id: { type: 'text', label: 'Audit id', required: true },
    domain: {
      type: 'text',
      label: 'Domain graded: assessment, planning, management_oversight, overall or another',
      required: true,
    },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    audit_date: { type: 'date', label: 'Day of the audit', required: true },
    grade: {
      type: 'code',
      label: 'Grade given',
      required: true,
      codes: {
        outstanding: 'Outstanding',
        good: 'Good',
        requires_improvement: 'Requires improvement to be good',
        inadequate: 'Inadequate',
      },
      spellings: {
        'REQUIRES IMPROVEMENT': 'requires_improvement',
        'REQUIRES IMPROVEMENT TO BE GOOD': 'requires_improvement',
        RI: 'requires_improvement',
      },
    },
    moderated_grade: {
      type: 'code',
      label: 'Grade after moderation',
      codes: {
        outstanding: 'Outstanding',
        good: 'Good',
        requires_improvement: 'Requires improvement to be good',
        inadequate: 'Inadequate',
      },
      spellings: {
        'REQUIRES IMPROVEMENT': 'requires_improvement',
        'REQUIRES IMPROVEMENT TO BE GOOD': 'requires_improvement',
        RI: 'requires_improvement',
      },
    },
    theme: { type: 'text', label: 'Theme of the audit' },
    auditor: { type: 'text', label: 'Auditor', personal: true },
    team_id: {
      type: 'text',
      label: 'Team id',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
  },
})
