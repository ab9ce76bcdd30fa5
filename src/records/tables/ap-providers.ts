import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const apProviders = defineTable({
  name: 'ap_providers',
  grain: 'one row for each provider of alternative provision',
  heldBy: 'The virtual school, or the commissioning team',
  standard: 'Throughline',
  key: ['provider_id'],
  columns: {
    provider_id: { type: 'text', label: 'Provider id', required: true },
    name: { type: 'text', label: 'Provider name', required: true },
    registered_school: { ...yesNo, label: 'Whether it is a registered school', required: true },
    qa_status: {
      type: 'code',
      label: 'Quality assurance',
      codes: { verified: 'Verified', requested: 'Requested', none: 'None' },
    },
    qa_date: { type: 'date', label: 'Day quality assurance was verified' },
    commissioner: { type: 'text', label: 'Commissioner' },
  },
})
