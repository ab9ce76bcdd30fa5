import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const claReviews = defineTable({
  name: 'ssd_cla_reviews',
  grain: 'one row for each review of one period of care',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['clar_cla_review_id'],
  columns: {
    clar_cla_review_id: { type: 'text', label: 'Review id', required: true },
    clar_cla_id: {
      type: 'text',
      label: 'Period of care id',
      required: true,
      parent: { table: 'ssd_cla_episodes', column: 'clae_cla_id' },
    },
    clar_cla_review_due_date: { type: 'date', label: 'Review due date' },
    clar_cla_review_date: { type: 'date', label: 'Review date' },
    clar_cla_review_cancelled: { label: 'Review was cancelled', ...yesNo },
    clar_cla_review_participation: {
      type: 'code',
      label: 'Participation code',
      codes: {
        PN0: 'Aged under 4',
        PN1: 'Attends, speaks for self',
        PN2: 'Attends, advocate speaks',
        PN3: 'Attends, non-verbal views',
        PN4: 'Attends, no contribution',
        PN5: 'Absent, briefs advocate',
        PN6: 'Absent, views conveyed by other medium',
        PN7: 'Absent, views not conveyed',
      },
    },
    clar_cla_person_id: {
      type: 'text',
      label: 'Person id',
      parent: { table: 'ssd_person', column: 'pers_person_id' },
      alsoNamed: ['clar_person_id'],
    },
  },
})
