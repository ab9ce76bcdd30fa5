import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const cinAssessments = defineTable({
  name: 'ssd_cin_assessments',
  grain: 'one row for each assessment of one child',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['cina_assessment_id'],
  columns: {
    cina_assessment_id: { type: 'text', label: 'Assessment id', required: true },
    cina_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    cina_referral_id: {
      type: 'text',
      label: 'Referral id',
      parent: { table: 'ssd_cin_episodes', column: 'cine_referral_id' },
    },
    cina_assessment_start_date: { type: 'date', label: 'Assessment start date' },
    cina_assessment_child_seen: { label: 'Child seen during assessment', ...yesNo },
    cina_assessment_auth_date: { type: 'date', label: 'Assessment authorised date' },
    cina_assessment_outcome_json: { type: 'json', label: 'Assessment outcome' },
    cina_assessment_outcome_nfa: { label: 'Assessment NFA', ...yesNo },
    cina_assessment_team: {
      type: 'text',
      label: 'Team that made the assessment',
      looksUp: { table: 'ssd_department', column: 'dept_team_id' },
    },
    cina_assessment_worker_id: {
      type: 'text',
      label: 'Worker who made the assessment',
      looksUp: { table: 'ssd_professionals', column: 'prof_professional_id' },
    },
  },
})
