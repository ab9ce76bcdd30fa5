import { addMonths, localDate } from '#calendar/local-date.ts'
import type { RowsByTable } from '#measures/testing/counting-bench.ts'

/** How many of a team's assessments of a month were in time, and of how many. */
export type Counted = readonly [inTime: number, of: number]

/**
 * For tests: assessments authorised on the 10th of their month, in time from a referral on its 1st,
 * late from one five months before. Teams by name, each with its counts by month (`2019-10`).
 */
export function assessmentsOf(
  teams: Readonly<Record<string, Readonly<Record<string, Counted>>>>,
): RowsByTable {
  const each = Object.entries(teams).flatMap(([team, months]) =>
    Object.entries(months).flatMap(([month, [inTime, of]]) =>
      Array.from({ length: of }, (_, index) => {
        const id = `${team} ${month} ${index}`
        const first = localDate(`${month}-01`)
        return { id, team, month, start: index < inTime ? first : addMonths(first, -5) }
      }),
    ),
  )
  return {
    ssd_person: each.map(({ id }) => ({ pers_person_id: id, pers_dob: '2012-01-01' })),
    ssd_department: Object.keys(teams).map((team) => ({
      dept_team_id: team,
      dept_team_name: team,
    })),
    ssd_cin_episodes: each.map(({ id, start }) => ({
      cine_referral_id: id,
      cine_person_id: id,
      cine_referral_date: start,
    })),
    ssd_cin_assessments: each.map(({ id, team, month }) => ({
      cina_assessment_id: id,
      cina_person_id: id,
      cina_referral_id: id,
      cina_assessment_auth_date: `${month}-10`,
      cina_assessment_team: team,
    })),
  }
}
