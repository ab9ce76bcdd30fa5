import { defineTable } from '../define-table.ts'

export const cinPlans = defineTable({
  name: 'ssd_cin_plans',
  grain: 'one row for each child in need plan of one child',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['cinp_cin_plan_id'],
  columns: {
    cinp_cin_plan_id: { type: 'text', label: 'Plan id', required: true },
    cinp_referral_id: {
      type: 'text',
      label: 'Referral id',
      parent: { table: 'ssd_cin_episodes', column: 'cine_referral_id' },
    },
    cinp_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cinp_cin_plan_start_date: { type: 'date', label: 'Plan start date' },
    cinp_cin_plan_end_date: { type: 'date', label: 'Plan end date' },
    cinp_cin_plan_team: {
      type: 'text',
      label: 'Plan allocated team',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
    cinp_cin_plan_worker_id: {
      type: 'text',
      label: 'Plan worker name',
      looksUp: { table: 'ssd_professionals', column: 'prof_professional_id' },
    },
  },
})
