import { defineTable } from '../define-table.ts'

export const supervisions = defineTable({
  name: 'supervisions',
  grain: 'one row for each supervision of a worker about one child',
  heldBy: 'The case system, or the supervision records of each team',
  standard: 'Throughline',
  key: ['supervision_id'],
  columns: {
    supervision_id: { type: 'text', label: 'Supervision id', required: true },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    supervision_date: { type: 'date', label: 'Day of the supervision', required: true },
    worker_id: {
      type: 'text',
      label: 'Worker id',
      looksUp: { table: 'ssd_professionals', column: 'prof_professional_id' },
    },
    team_id: {
      type: 'text',
      label: 'Team id',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
    kind: {
      type: 'code',
      label: 'Kind of supervision',
      codes: { case: 'About a child', personal: 'Of the worker', group: 'Of a group' },
    },
  },
})
