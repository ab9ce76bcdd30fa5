import { defineTable } from '../define-table.ts'

export const peps = defineTable({
  name: 'peps',
  grain: 'one row for each personal education plan',
  heldBy: 'The virtual school',
  standard: 'Throughline',
  key: ['pep_id'],
  columns: {
    pep_id: { type: 'text', label: 'PEP id', required: true },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    pep_date: { type: 'date', label: 'Day of the PEP', required: true },
    term: { type: 'text', label: 'Term' },
    quality: { type: 'text', label: 'Quality grade' },
  },
})
