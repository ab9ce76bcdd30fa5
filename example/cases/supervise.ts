import type { Team } from '../council/teams.ts'
import { countedFirst, octoberEnd, worldLast } from '../council/time.ts'
import {
  dayOf,
  isWorking,
  monthEnd,
  monthOf,
  months,
  monthStart,
  workingOn,
  type Day,
  workingWithin,
} from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { between } from '../referrals/assess.ts'
import { holdingOn, type Case } from './case.ts'

export type Supervision = { readonly one: Case; readonly on: Day; readonly recorded: Day }

/**
 * Each month every open case is to be talked over by its worker and their manager. Teams keep to
 * it as they can: less in August and December, a little more since the summer of 2019.
 */
export function superviseCases(cases: readonly Case[]): Supervision[] {
  const random = randomOf('supervision')
  const open = cases.filter((one) => one.closes > countedFirst)
  const habits = new Map(open.map((one) => [one, 0.86 + 0.28 * random.draw()]))
  return months('2017-03', monthOf(worldLast)).flatMap((month) => {
    const moods = new Map<Team, number>()
    const [first, last, pace] = [monthStart(month), monthEnd(month), paceOf(month)]
    return open.flatMap((one) => {
      const from = Math.max(first, one.referral.on)
      if (from > last - 4 || one.closes <= from) return []
      const team = holdingOn(one, last)?.team
      if (!team) return []
      const mood = moods.get(team) ?? 1 + 0.045 * random.normal()
      moods.set(team, mood)
      if (!random.chance(team.supervises * pace * mood * (habits.get(one) ?? 1))) return []
      const on = workingWithin(from, Math.min(last, one.closes - 1), random.draw())
      return on >= from && isWorking(on) ? [{ one, on, recorded: recordedOf(random, on) }] : []
    })
  })
}

function paceOf(month: string): number {
  const season = { '08': 0.94, '12': 0.93, '01': 1.02, '09': 1.02 }[month.slice(5)] ?? 1
  const year = between(monthStart(month), [
    [dayOf('2017-01-01'), 0.97],
    [dayOf('2018-02-01'), 1],
    [dayOf('2019-03-01'), 1.01],
    [dayOf('2019-05-01'), 1.04],
    [octoberEnd + 1, 1.06],
  ])
  return season * year
}

const recordedOf = (random: Random, day: Day): Day =>
  workingOn(day + (random.chance(0.95) ? random.weighed([80, 15, 5]) : random.between(4, 24)))
