import { defineTable } from '../define-table.ts'

export const apPlacements = defineTable({
  name: 'ap_placements',
  grain: 'one row for each placement of one child in alternative provision',
  heldBy: 'The virtual school',
  standard: 'Throughline',
  key: ['placement_id'],
  columns: {
    placement_id: { type: 'text', label: 'Placement id', required: true },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    provider_id: {
      type: 'text',
      label: 'Provider id',
      required: true,
      parent: { table: 'ap_providers', column: 'provider_id' },
    },
    start_date: { type: 'date', label: 'First day', required: true },
    end_date: { type: 'date', label: 'Last day' },
    end_reason: {
      type: 'code',
      label: 'Why it ended',
      codes: { completed: 'Completed', planned_move: 'Planned move', failed: 'Failed' },
    },
    hours_per_week: { type: 'number', label: 'Hours a week' },
  },
})
