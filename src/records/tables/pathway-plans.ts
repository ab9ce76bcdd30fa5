import { defineTable } from '../define-table.ts'

export const pathwayPlans = defineTable({
  name: 'pathway_plans',
  grain: 'one row for each pathway plan of one young person',
  heldBy: 'The case system',
  standard: 'Throughline',
  key: ['person_id', 'plan_date'],
  columns: {
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    plan_date: { type: 'date', label: 'Day of the plan', required: true },
  },
})
