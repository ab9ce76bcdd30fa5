import { areaTeams, careTeams, disabledTeams, firstResponse, type Team } from '../council/teams.ts'
import type { Day } from '../days.ts'
import type { Referral } from '../referrals/referral.ts'

/** The team that holds a case once the assessment is done. */
export function holdingTeam({ team, child, course }: Referral, _on: Day): Team {
  if (team !== firstResponse || course === 'assessment only') return team
  const side = child.family.area === 2 ? 1 : 0
  const list = child.isDisabled ? disabledTeams : areaTeams
  return (child.isDisabled ? list[side] : list[child.family.area]) ?? firstResponse
}

/** The team that holds a child in care, until 16. */
export const careTeamOf = (area: number): Team => careTeams[area === 0 ? 0 : 1] ?? firstResponse
