import { defineTable } from '../define-table.ts'

export const claCarePlan = defineTable({
  name: 'ssd_cla_care_plan',
  grain: 'one row for each care plan of one child in care',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['lacp_table_id'],
  columns: {
    lacp_table_id: { type: 'text', label: 'Care plan row id', required: true },
    lacp_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    lacp_cla_care_plan_start_date: { type: 'date', label: 'Care plan start date' },
    lacp_cla_care_plan_end_date: { type: 'date', label: 'Care plan end date' },
    lacp_cla_care_plan_json: { type: 'json', label: 'Permanence plan codes' },
  },
})
