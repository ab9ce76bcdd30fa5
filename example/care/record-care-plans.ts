import { claCarePlan } from '#records/tables/ssd-cla-care-plan.ts'
import { iso, type Day } from '../days.ts'
import type { RecordBook } from '../record-book.ts'
import type { CourseOfCare, PermanencePlan } from './course-of-care.ts'
import type { CarePlan } from './plan-care.ts'

const codes = {
  return_home: 'RETURN6M',
  long_term_fostering_relative: 'LTRELFR',
  long_term_fostering: 'LTFOST18',
  residential: 'RESPLMT',
  supported_living: 'SUPPLIV',
  special_guardianship: 'OTHERPLN',
  adoption: 'ADOPTION',
} as const satisfies Record<PermanencePlan, string>

/** Records care plans; each names the permanence plan if that had been entered by then. */
export function recordCarePlans(
  book: RecordBook,
  plans: readonly CarePlan[],
  known: ReadonlyMap<CourseOfCare, Day | null>,
): void {
  const courses = new Map([...known].map(([course, on]) => [course.one, { course, on }]))
  for (const [place, { one, on }] of plans.entries()) {
    const { course, on: entered = null } = courses.get(one) ?? {}
    const isNamed =
      course !== undefined && entered !== null && entered <= on && course.decided <= on
    const named = isNamed ? { [codes[course.plan]]: 'Y' } : {}
    book.enter(claCarePlan, on, {
      lacp_table_id: `K${450_000 + place}`,
      lacp_person_id: one.referral.child.id,
      lacp_cla_care_plan_start_date: iso(on),
      lacp_cla_care_plan_json: JSON.stringify(named),
    })
  }
}
