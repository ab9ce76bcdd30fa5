import { supervisions } from '#records/tables/supervisions.ts'
import type { Team } from '../council/teams.ts'
import { countedFirst, octoberEnd, worldLast } from '../council/time.ts'
import type { Staff } from '../council/workers.ts'
import {
  dayOf,
  iso,
  monthEnd,
  monthOf,
  months,
  monthStart,
  workingBy,
  workingOn,
  type Day,
} from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { RecordBook } from '../record-book.ts'
import { between } from '../referrals/assess.ts'
import type { Case, Holding } from './case.ts'

/**
 * Each month every open case is to be talked over by its worker and their manager. Teams keep to
 * it as they can: less in August and December, a little more since the summer of 2019.
 */
export function superviseCases(book: RecordBook, staff: Staff, cases: readonly Case[]): void {
  const random = randomOf('supervision')
  let count = 0
  const open = cases.filter((one) => one.closes > countedFirst)
  const habits = new Map(open.map((one) => [one, 0.86 + 0.28 * random.draw()]))
  for (const month of months('2017-03', monthOf(worldLast))) {
    const moods = new Map<Team, number>()
    const [first, to, pace] = [monthStart(month), monthEnd(month), paceOf(month)]
    for (const one of open) {
      const from = Math.max(first, one.referral.on)
      if (one.referral.on > to - 4 || one.closes <= from) continue
      const holding = holdingOn(one, to)
      if (!holding) continue
      const mood = moods.get(holding.team) ?? 1 + 0.045 * random.normal()
      moods.set(holding.team, mood)
      const share = holding.team.supervises * pace * mood * (habits.get(one) ?? 1)
      if (!random.chance(share)) continue
      const day = dayWithin(random, from, Math.min(to, one.closes - 1))
      if (day < from) continue
      count += 1
      book.enter(supervisions, recordedOf(random, day), {
        supervision_id: `S${800_000 + count}`,
        person_id: one.referral.child.id,
        supervision_date: iso(day),
        worker_id: staff.workerOn(holding.post, day),
        team_id: holding.team.id,
        kind: 'case',
      })
    }
  }
}

const holdingOn = ({ holdings }: Case, day: Day): Holding | undefined =>
  holdings.find((one) => one.from <= day && one.to > day) ?? holdings.at(-1)

function paceOf(month: string): number {
  const season = { '08': 0.94, '12': 0.93, '01': 1.02, '09': 1.02 }[month.slice(5)] ?? 1
  const year = between(monthStart(month), [
    [dayOf('2017-01-01'), 0.97],
    [dayOf('2018-02-01'), 1.02],
    [dayOf('2019-03-01'), 1.02],
    [dayOf('2019-05-01'), 1.07],
    [octoberEnd + 1, 1.075],
  ])
  return season * year
}

function dayWithin(random: Random, from: Day, to: Day): Day {
  const day = workingOn(random.between(from, Math.max(from, to)))
  return day > to ? workingBy(to) : day
}

const recordedOf = (random: Random, day: Day): Day =>
  workingOn(day + (random.chance(0.9) ? random.between(0, 3) : random.between(4, 30)))
