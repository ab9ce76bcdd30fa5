import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const matching = defineTable({
  name: 'matching',
  grain: 'one row for each period of care, with its long-term match',
  heldBy: 'The fostering and placements service',
  standard: 'Throughline',
  key: ['person_id', 'cla_id'],
  columns: {
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cla_id: {
      type: 'text',
      label: 'Period of care id',
      required: true,
      parent: { table: 'ssd_cla_episodes', column: 'clae_cla_id' },
    },
    placement_identified: {
      ...yesNo,
      label: 'Whether the placement was identified at the second review',
    },
    match_date: { type: 'date', label: 'Day the match was agreed' },
  },
})
