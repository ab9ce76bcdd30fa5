import { defineTable } from '../define-table.ts'

export const complaints = defineTable({
  name: 'complaints',
  grain: 'one row for each complaint',
  heldBy: 'The complaints team',
  standard: 'Throughline',
  key: ['complaint_id'],
  columns: {
    complaint_id: { type: 'text', label: 'Complaint id', required: true },
    received_date: { type: 'date', label: 'Day it was received', required: true },
    category: {
      type: 'text',
      label: 'Category; `recording` is about what was recorded',
      required: true,
    },
    person_id: {
      type: 'text',
      label: 'Person id',
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    team_id: {
      type: 'text',
      label: 'Team id',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
    stage: { type: 'text', label: 'Stage' },
    outcome: { type: 'text', label: 'Outcome' },
  },
})
