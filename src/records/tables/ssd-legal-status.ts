import { defineTable } from '../define-table.ts'

export const legalStatus = defineTable({
  name: 'ssd_legal_status',
  grain: 'one row for each legal status of one child, over days',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['lega_legal_status_id'],
  columns: {
    lega_legal_status_id: { type: 'text', label: 'Legal status id', required: true },
    lega_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    lega_legal_status: { type: 'text', label: 'Legal status' },
    lega_legal_status_start_date: { type: 'date', label: 'Legal status start date' },
    lega_legal_status_end_date: { type: 'date', label: 'Legal status end date' },
  },
})
