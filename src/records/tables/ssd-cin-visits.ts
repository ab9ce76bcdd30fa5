import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const cinVisits = defineTable({
  name: 'ssd_cin_visits',
  grain: 'one row for each visit to one child in need',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['cinv_cin_visit_id'],
  columns: {
    cinv_cin_visit_id: { type: 'text', label: 'Visit id', required: true },
    cinv_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cinv_cin_visit_date: { type: 'date', label: 'Visit date' },
    cinv_cin_visit_seen: { label: 'Child seen', ...yesNo },
    cinv_cin_visit_seen_alone: { label: 'Child seen alone', ...yesNo },
    cinv_cin_visit_bedroom: { label: 'Child bedroom seen', ...yesNo },
  },
})
