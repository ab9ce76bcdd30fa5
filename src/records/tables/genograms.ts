import { defineTable } from '../define-table.ts'

export const genograms = defineTable({
  name: 'genograms',
  grain: "one row for each update of a child's genogram",
  heldBy: 'The case system, or audits of case files',
  standard: 'Throughline',
  key: ['person_id', 'updated_date', 'source'],
  columns: {
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    updated_date: { type: 'date', label: 'Day it was updated', required: true },
    source: {
      type: 'code',
      label: 'Where the date comes from',
      required: true,
      codes: { system: 'The case system', audit: 'An audit' },
    },
  },
})
