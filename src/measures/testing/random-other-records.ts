import type { Draw } from './draw.ts'
import { some } from './draw.ts'
import { namedTeams } from './random-teams.ts'
import type { Row, Rows } from './reference/records.ts'

const grades = ['outstanding', 'good', 'requires_improvement', 'inadequate']

/** Awkward rows of the record files that the standard dataset has no place for. */
export const randomOtherRecords = (drawn: Draw, _episodes: readonly Row[]): Rows => ({
  audits: some(drawn, 4, (id) => ({
    audit_id: id,
    domain: drawn.oneOf([
      'assessment',
      'planning',
      'management_oversight',
      'Assessment',
      'overall',
    ]),
    person_id: drawn.child(),
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
      person_id: drawn.child(),
      issued_date: issued,
      final_order_date: drawn.after(issued, 250),
    }
  }),
})
