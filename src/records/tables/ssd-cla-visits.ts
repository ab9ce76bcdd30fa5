import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const claVisits = defineTable({
  name: 'ssd_cla_visits',
  grain: 'one row for each visit to one child in care',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['clav_cla_visit_id'],
  columns: {
    clav_cla_visit_id: { type: 'text', label: 'Visit id', required: true },
    clav_cla_id: {
      type: 'text',
      label: 'Period of care id',
      parent: { table: 'ssd_cla_episodes', column: 'clae_cla_id' },
    },
    clav_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    clav_cla_visit_date: { type: 'date', label: 'Date of visit' },
    clav_cla_visit_seen: { label: 'Child seen', ...yesNo },
    clav_cla_visit_seen_alone: { label: 'Child seen alone', ...yesNo },
  },
})
