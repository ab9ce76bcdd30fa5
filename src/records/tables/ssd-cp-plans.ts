import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const cpPlans = defineTable({
  name: 'ssd_cp_plans',
  grain: 'one row for each child protection plan of one child',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['cppl_cp_plan_id'],
  columns: {
    cppl_cp_plan_id: { type: 'text', label: 'Plan id', required: true },
    cppl_referral_id: {
      type: 'text',
      label: 'Referral id',
      parent: { table: 'ssd_cin_episodes', column: 'cine_referral_id' },
    },
    cppl_icpc_id: { type: 'text', label: 'Initial CP conference id' },
    cppl_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cppl_cp_plan_start_date: { type: 'date', label: 'Plan start date' },
    cppl_cp_plan_end_date: { type: 'date', label: 'Plan end date' },
    cppl_cp_plan_initial_category: { type: 'text', label: 'Plan initial category of abuse' },
    cppl_cp_plan_ola: { label: 'OLA CP plan?', ...yesNo },
    cppl_cp_plan_latest_category: { type: 'text', label: 'Plan latest category of abuse' },
  },
})
