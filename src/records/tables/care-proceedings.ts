import { defineTable } from '../define-table.ts'

export const careProceedings = defineTable({
  name: 'care_proceedings',
  grain: 'one row for each child in each set of care proceedings',
  heldBy: 'Legal services',
  standard: 'Throughline',
  key: ['proceedings_id'],
  columns: {
    proceedings_id: { type: 'text', label: 'Proceedings id', required: true },
    family_id: { type: 'text', label: 'Family id' },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    issued_date: { type: 'date', label: 'Day the application was issued', required: true },
    final_order_date: { type: 'date', label: 'Day of the final order' },
    court_reference: { type: 'text', label: 'Court reference', personal: true },
    order_type: { type: 'text', label: 'Type of final order' },
  },
})
