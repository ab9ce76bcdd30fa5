import { drawn } from '#measures/testing/counting-bench.ts'
import type { Plan } from '#plan/plan.ts'
import { noWork } from '#plan/testing/plan-work.ts'

/**
 * For tests: of assessments authorised in October 2019, North's c1 is in time and its c2 late, South's
 * c3 late; both are of Fieldwork. c4 is of West, of Care.
 */
export const twoTeams = drawn({
  ssd_person: `
    pers_person_id | pers_dob
    c1             | 2012-01-01
    c2             | 2012-01-01
    c3             | 2012-01-01
    c4             | 2012-01-01`,
  ssd_department: `
    dept_team_id | dept_team_name | dept_team_parent_name
    N            | North          | Fieldwork
    S            | South          | Fieldwork
    W            | West           | Care`,
  ssd_cin_episodes: `
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | c1             | 2019-09-02
    r2               | c2             | 2019-06-03
    r3               | c3             | 2019-06-03
    r4               | c4             | 2019-09-02`,
  ssd_cin_assessments: `
    cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team
    a1                 | c1             | r1               | 2019-10-08                | N
    a2                 | c2             | r2               | 2019-10-14                | N
    a3                 | c3             | r3               | 2019-10-14                | S
    a4                 | c4             | r4               | 2019-10-09                | W`,
})

export const onePlan: Plan = {
  id: 'plan',
  council: 'Marlshire County Council',
  title: 'Improvement plan',
  inspection: 'Inspection of 2019',
  recommendations: [
    {
      ref: '2019.1',
      subject: 'Timely assessments',
      intendedOutcome: 'Help comes in time.',
      judgedRating: null,
      ratingOverride: null,
      leads: [],
      measures: [],
    },
  ],
  ...noWork,
}
