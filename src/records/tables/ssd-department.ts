import { defineTable } from '../define-table.ts'

export const department = defineTable({
  name: 'ssd_department',
  grain: 'one row for each team or department',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['dept_team_id'],
  columns: {
    dept_team_id: { type: 'text', label: 'Team id', required: true },
    dept_team_name: { type: 'text', label: 'Team name' },
    dept_team_parent_id: { type: 'text', label: 'Service id' },
    dept_team_parent_name: { type: 'text', label: 'Service name' },
  },
})
