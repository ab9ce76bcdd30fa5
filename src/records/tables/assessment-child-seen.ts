import { defineTable } from '../define-table.ts'

export const assessmentChildSeen = defineTable({
  name: 'assessment_child_seen',
  grain: 'one row for each assessment of one child, with the day the child was seen',
  heldBy: 'The case system, from the assessment form',
  standard: 'Throughline',
  key: ['assessment_id'],
  columns: {
    assessment_id: {
      type: 'text',
      label: 'Assessment id',
      required: true,
      parent: { table: 'ssd_cin_assessments', column: 'cina_assessment_id' },
    },
    person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    seen_date: { type: 'date', label: 'Day the child was seen', required: true },
    seen_by: { type: 'text', label: 'Who saw the child', personal: true },
  },
})
