import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const cpVisits = defineTable({
  name: 'ssd_cp_visits',
  grain: 'one row for each child protection visit to one child',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['cppv_cp_visit_id'],
  columns: {
    cppv_cp_visit_id: { type: 'text', label: 'Visit id', required: true },
    cppv_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cppv_cp_plan_id: {
      type: 'text',
      label: 'Plan id',
      parent: { table: 'ssd_cp_plans', column: 'cppl_cp_plan_id' },
    },
    cppv_cp_visit_date: { type: 'date', label: 'Date of visit' },
    cppv_cp_visit_seen: { label: 'Child seen', ...yesNo },
    cppv_cp_visit_seen_alone: { label: 'Child seen alone', ...yesNo },
    cppv_cp_visit_bedroom: { label: 'Child bedroom seen', ...yesNo },
  },
})
