import { defineTable } from '../define-table.ts'

export const apProgress = defineTable({
  name: 'ap_progress',
  grain: 'one row for each term of each placement in alternative provision',
  heldBy: 'The virtual school',
  standard: 'Throughline',
  key: ['placement_id', 'term'],
  columns: {
    placement_id: {
      type: 'text',
      label: 'Placement id',
      required: true,
      parent: { table: 'ap_placements', column: 'placement_id' },
    },
    term: { type: 'text', label: 'Term', required: true },
    progress: {
      type: 'code',
      label: 'Progress against what mainstream school would expect',
      required: true,
      codes: { below: 'Below', expected: 'As expected', above: 'Above' },
    },
    recorded_date: { type: 'date', label: 'Day it was recorded', required: true },
  },
})
