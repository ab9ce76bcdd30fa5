import { defineTable } from '../define-table.ts'

export const involvements = defineTable({
  name: 'ssd_involvements',
  grain: 'one row for each worker involved with a child, over days',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['invo_involvements_id'],
  columns: {
    invo_involvements_id: { type: 'text', label: 'Involvement id', required: true },
    invo_professional_id: {
      type: 'text',
      label: 'Worker id',
      looksUp: { table: 'ssd_professionals', column: 'prof_professional_id' },
    },
    invo_professional_role_id: { type: 'text', label: 'Role in the case (CW is the case worker)' },
    invo_professional_team: {
      type: 'text',
      label: 'Worker team',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
    invo_involvement_start_date: { type: 'date', label: 'Start of the involvement' },
    invo_involvement_end_date: { type: 'date', label: 'End of the involvement' },
    invo_worker_change_reason: {
      type: 'code',
      label: 'Reason for worker change',
      codes: {
        MANAGE: 'Managing caseloads',
        FCONTA: 'First contact/re-referral',
        LEFTRL: 'Worker left role',
        ORGRST: 'Restructure',
        TSPROC: 'Standard transfer process',
        ABSENC: 'Absence cover/return',
        CHCHAN: 'Child requested',
        PCCHAN: 'Parent/carer requested',
        SWDIED: 'Worker died',
        OTHERS: 'Other',
      },
    },
    invo_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    invo_referral_id: {
      type: 'text',
      label: 'Referral id',
      parent: { table: 'ssd_cin_episodes', column: 'cine_referral_id' },
    },
  },
})
