import { defineTable } from '../define-table.ts'
import { yesNoUnknown } from '../yes-no.ts'

export const preProceedings = defineTable({
  name: 'ssd_pre_proceedings',
  grain: 'one row for each child in each period of pre-proceedings',
  heldBy: 'The case system, or the pre-proceedings tracker of legal services',
  standard: 'SSD',
  key: ['prep_table_id'],
  columns: {
    prep_table_id: { type: 'text', label: 'Row id', required: true },
    prep_person_id: {
      type: 'text',
      label: 'Person id',
      required: true,
      parent: { table: 'ssd_person', column: 'pers_person_id' },
    },
    prep_plo_family_id: { type: 'text', label: 'PLO family-group id' },
    prep_pre_pro_decision_date: {
      type: 'date',
      label: 'Legal meeting/panel decision to enter pre-proceedings',
    },
    prep_initial_pre_pro_meeting_date: { type: 'date', label: 'First pre-proceedings meeting' },
    prep_pre_pro_outcome: {
      type: 'code',
      label: 'Outcome of pre-proceedings',
      codes: { 'Decision to Issue Care Proceedings': '', 'Decision to step down': '' },
    },
    prep_agree_stepdown_issue_date: { type: 'date', label: 'Date agreed to step down or issue' },
    prep_cp_plans_referral_period: {
      type: 'integer',
      label: 'Count of CP plans in this referral period',
    },
    prep_legal_gateway_outcome: {
      type: 'code',
      label: 'Legal gateway/panel outcome',
      codes: {
        A: 'Continue with current plan',
        B: 'Start pre-proceedings',
        C: 'Issue care proceedings',
        D: 'Unknown',
      },
    },
    prep_prev_pre_proc_child: {
      type: 'integer',
      label: 'Count of earlier pre-proceedings periods',
    },
    prep_prev_care_proc_child: {
      type: 'integer',
      label: 'Count of earlier care-proceedings periods',
    },
    prep_pre_pro_letter_date: { type: 'date', label: 'Pre-proceedings letter sent to parents' },
    prep_care_pro_letter_date: { type: 'date', label: 'Letter to issue care proceedings sent' },
    prep_pre_pro_meetings_num: {
      type: 'integer',
      label: 'Count of review meetings after the first',
    },
    prep_pre_pro_parents_legal_rep: {
      label: 'Parents represented in pre-proceedings',
      ...yesNoUnknown,
    },
    prep_parents_legal_rep_point_of_issue: { type: 'text', label: 'Parents represented at issue' },
    prep_court_reference: {
      type: 'text',
      label: 'Court case number (family group)',
      personal: true,
    },
    prep_care_proc_court_hearings: { type: 'integer', label: 'Count of hearings' },
    prep_care_proc_short_notice: { type: 'text', label: 'Short-notice application' },
    prep_proc_short_notice_reason: {
      type: 'code',
      label: 'Main reason for short notice',
      codes: { A: 'Immediate safety at risk incl. abduction', B: 'EPO criteria met', C: 'Other' },
    },
    prep_la_inital_plan_approved: {
      label: 'Initial plan approved',
      ...yesNoUnknown,
      alsoNamed: ['prep_la_initial_plan_approved'],
    },
    prep_la_initial_care_plan: {
      type: 'code',
      label: 'LA initial care plan',
      codes: {
        A: 'Interim/Care order',
        B: 'Interim/Care order, placed with parents',
        C: 'Adoption',
        D: 'Interim/Supervision order',
        E: 'Special guardianship order',
        F: 'Private law order',
        G: 'Other',
      },
    },
    prep_la_final_plan_approved: { label: 'LA final plan approved', ...yesNoUnknown },
    prep_la_final_care_plan: {
      type: 'code',
      label: 'LA final care plan',
      codes: {
        A: 'Care order',
        B: 'Care order, placed with parents',
        C: 'Adoption',
        D: 'Supervision order',
        E: 'Special guardianship order',
        F: 'Private law order',
        G: 'Other',
        H: 'Final hearing not reached, still in proceedings',
      },
    },
  },
})
