import { defineTable } from '../define-table.ts'

export const permanenceDecisions = defineTable({
  name: 'permanence_decisions',
  grain: 'one row for each decision on how one child will have a permanent home',
  heldBy: 'The independent reviewing officers, or the case system',
  standard: 'Throughline',
  key: ['decision_id'],
  columns: {
    decision_id: { type: 'text', label: 'Decision id', required: true },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    decision_date: { type: 'date', label: 'Day of the decision', required: true },
    plan: {
      type: 'code',
      label: 'Plan decided on',
      required: true,
      codes: {
        return_home: 'Return home',
        long_term_fostering_relative: 'Long-term fostering with a relative or friend',
        long_term_fostering: 'Long-term fostering',
        residential: 'Residential',
        supported_living: 'Supported living',
        special_guardianship: 'Special guardianship',
        adoption: 'Adoption',
        other: 'Other',
      },
    },
    recorded_in: {
      type: 'code',
      label: 'Where it was recorded',
      codes: {
        review: 'Review',
        panel: 'Panel',
        case_record: 'Case record',
        supervision: 'Supervision',
      },
    },
  },
})
