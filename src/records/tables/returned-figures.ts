import { defineTable } from '../define-table.ts'

export const returnedFigures = defineTable({
  name: 'returned_figures',
  grain: 'one row for each figure that another body returned',
  heldBy: 'Whoever receives the return',
  standard: 'Throughline',
  key: ['measure', 'period', 'geography'],
  columns: {
    measure: { type: 'text', label: 'Measure id', required: true },
    period: {
      type: 'text',
      label: 'Period, as `2019-10`, `2019-20 Q2` or `2019-20`',
      required: true,
    },
    geography: { type: 'text', label: 'Area the figure is for', required: true },
    value: { type: 'number', label: 'Value', required: true },
    numerator: { type: 'number', label: 'Numerator' },
    denominator: { type: 'number', label: 'Denominator' },
    source: { type: 'text', label: 'Where it was published', required: true },
    returned_by: { type: 'text', label: 'Who returned it', personal: true },
  },
})
