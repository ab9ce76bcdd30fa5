import { defineTable } from '../define-table.ts'
import { yesNo } from '../yes-no.ts'

export const professionals = defineTable({
  name: 'ssd_professionals',
  grain: 'one row for each worker',
  heldBy: 'The case system',
  standard: 'SSD',
  key: ['prof_professional_id'],
  columns: {
    prof_professional_id: { type: 'text', label: 'Worker id', required: true },
    prof_staff_id: { type: 'text', label: 'Staff number', personal: true },
    prof_professional_name: { type: 'text', label: 'Worker name', personal: true },
    prof_social_worker_registration_no: {
      type: 'text',
      label: 'Social Work England number',
      personal: true,
    },
    prof_professional_job_title: { type: 'text', label: 'Job title' },
    prof_professional_caseload: { type: 'integer', label: 'Cases held on 30 September' },
    prof_professional_department: { type: 'text', label: "Worker's department" },
    prof_full_time_equivalency: { type: 'number', label: 'Full-time equivalent' },
    prof_agency_worker_flag: { label: 'Agency worker', ...yesNo },
  },
})
