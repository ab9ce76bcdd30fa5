import type { Draw } from './draw.ts'
import { some } from './draw.ts'
import { namedTeams } from './random-teams.ts'
import type { Row, Rows } from './reference/records.ts'

const grades = ['outstanding', 'good', 'requires_improvement', 'inadequate']

/** Awkward rows of the record files that the standard dataset has no place for. */
export const randomOtherRecords = (drawn: Draw): Rows => ({
  ...alternativeProvision(drawn),
  pathway_plans: some(drawn, 4, () => ({ person_id: drawn.maybeChild(), plan_date: drawn.day() })),
  ssd_care_leavers: some(drawn, 3, (id) => ({
    clea_table_id: id,
    clea_person_id: drawn.maybeChild(),
    clea_pathway_plan_review_date: drawn.maybeDay(),
  })),
  chronologies: some(drawn, 4, () => update(drawn)),
  genograms: some(drawn, 4, () => update(drawn)),
  audits: some(drawn, 4, (id) => ({
    audit_id: id,
    domain: drawn.oneOf([
      'assessment',
      'planning',
      'management_oversight',
      'Assessment',
      'overall',
    ]),
    person_id: drawn.maybeChild(),
    audit_date: drawn.day(),
    grade: drawn.oneOf(grades),
    moderated_grade: drawn.oneOf([...grades, null, null]),
    theme: drawn.oneOf(['neglect', 'step down', null]),
    team_id: drawn.oneOf(namedTeams),
  })),
  complaints: some(drawn, 3, (id) => ({
    complaint_id: id,
    received_date: drawn.day(),
    category: drawn.oneOf(['recording', 'Recording', 'delay']),
    person_id: drawn.chance(70) ? drawn.child() : null,
    team_id: drawn.oneOf(namedTeams),
  })),
  care_proceedings: some(drawn, 4, (id) => {
    const issued = drawn.day()
    return {
      proceedings_id: id,
      family_id: drawn.chance(60) ? `s${drawn.seed}-f0` : null,
      person_id: drawn.maybeChild(),
      issued_date: issued,
      final_order_date: drawn.after(issued, 250),
    }
  }),
})

const update = (drawn: Draw): Row => ({
  person_id: drawn.maybeChild(),
  updated_date: drawn.day(),
  source: drawn.oneOf(['system', 'audit']),
})

function alternativeProvision(drawn: Draw): Rows {
  const placements = some(drawn, 4, (id) => {
    const start = drawn.day()
    return {
      placement_id: id,
      person_id: drawn.maybeChild(),
      provider_id: drawn.chance(80) ? `s${drawn.seed}-p${drawn.below(2)}` : null,
      start_date: start,
      end_date: drawn.after(start, 150),
      end_reason: drawn.oneOf(['completed', 'planned_move', 'failed', null]),
      hours_per_week: drawn.oneOf([17.5, 18, 25, null]),
    }
  })
  return {
    ap_placements: placements,
    ap_providers: ['p0', 'p1'].map((id) => ({
      provider_id: `s${drawn.seed}-${id}`,
      name: id,
      registered_school: drawn.oneOf(['Y', 'N']),
      qa_status: drawn.oneOf(['verified', 'verified', 'requested', 'none', null]),
      qa_date: drawn.maybeDay(),
    })),
    ap_progress: placements.flatMap(({ placement_id }) =>
      some(drawn, 2, (_, term) => ({
        placement_id,
        term: `term ${term}`,
        progress: drawn.oneOf(['below', 'expected', 'above']),
        recorded_date: drawn.day(),
      })),
    ),
  }
}
