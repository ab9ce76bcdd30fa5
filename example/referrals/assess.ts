import { disabledTeams, firstResponse, type Team } from '../council/teams.ts'
import { worldLast } from '../council/time.ts'
import { dayOf, monthOf, workingAfter, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { holdingTeam } from '../cases/holding-team.ts'
import type { Assessment, Referral } from './referral.ts'

/** Working days an assessment may take: the statutory limit. */
export const limit = 45

/** Gives each referral its first assessment, and long cases further ones. */
export function assess(referrals: readonly Referral[]): Assessment[] {
  const random = randomOf('assessments')
  const moods = new Map<string, number>()
  const assessments: Assessment[] = []
  let together = { family: '', on: 0, days: 0 }
  const add = (referral: Referral, team: Team, start: Day, clock: Day, days: number): void => {
    const authorised = workingAfter(clock, days)
    const recorded = authorised + lagOf(random)
    const id = `A${300_000 + assessments.length}`
    const assessment = { id, referral, team, start, clock, authorised, recorded }
    referral.assessments.push(assessment)
    assessments.push(assessment)
  }
  for (const referral of referrals) {
    const { child, on, team } = referral
    const isSibling = together.family === child.family.id && together.on === on
    if (!isSibling || random.chance(0.12)) {
      const days = daysTaken(random, lateness(random, moods, team, on))
      together = { family: child.family.id, on, days }
    }
    add(referral, team, workingOn(on + random.weighed([35, 40, 15, 7, 3])), on, together.days)
    for (const start of furtherStarts(random, referral)) {
      const holder = holdingTeam(referral, start)
      add(referral, holder, start, start, daysTaken(random, lateness(random, moods, holder, start)))
    }
  }
  return assessments
}

/**
 * The share of a team's assessments that will be late: rising with the backlog of 2018, falling
 * since the turn of the year, in First Response soonest. Each month has its own luck.
 */
function lateness(random: Random, moods: Map<string, number>, team: Team, on: Day): number {
  const key = `${team.id}/${monthOf(on)}`
  const mood = moods.get(key) ?? 1 + 0.13 * random.normal()
  moods.set(key, mood)
  const end = team === firstResponse ? 0.07 : 0.14
  const usual = between(on, [
    [dayOf('2015-07-01'), 0.25],
    [dayOf('2017-06-01'), 0.26],
    [dayOf('2018-03-01'), 0.33],
    [dayOf('2018-11-01'), 0.38],
    [dayOf('2018-12-15'), 0.33],
    [dayOf('2019-04-15'), end + 0.09],
    [dayOf('2019-08-15'), end],
    [worldLast + 1, end],
  ])
  return Math.min(0.6, usual * team.lateness * mood)
}

/** On the straight line between the two points about a day. */
export function between(on: Day, points: readonly (readonly [Day, number])[]): number {
  const next = points.findIndex(([day]) => day > on)
  const [from, least] = points[Math.max(0, next - 1)] ?? [0, 0]
  const [to, most] = points[next] ?? points.at(-1) ?? [1, 0]
  return to === from ? least : least + ((most - least) * (on - from)) / (to - from)
}

function daysTaken(random: Random, late: number): number {
  if (random.chance(late)) {
    return Math.min(112, limit + 1 + Math.floor(-Math.log(1 - random.draw()) * 13))
  }
  const kind = random.weighed([16, 36, 48])
  if (kind === 0) return random.between(4, 20)
  return kind === 1 ? random.between(21, 37) : random.between(37, limit)
}

/** Most managers sign in the system; some sign on paper, and it is entered days or weeks later. */
function lagOf(random: Random): number {
  const kind = random.weighed([84, 12, 4])
  if (kind === 0) return 0
  return kind === 1 ? random.between(1, 6) : random.between(8, 45)
}

function furtherStarts(random: Random, { course, on, lasts, team }: Referral): Day[] {
  if (course === 'assessment only' || course === 'care') return []
  const gap = disabledTeams.includes(team) ? 360 : 430
  const starts: Day[] = []
  let start = on + 185 - Math.round(Math.log(1 - random.draw()) * gap)
  while (start < on + lasts - 40) {
    starts.push(workingOn(start))
    start += 185 - Math.round(Math.log(1 - random.draw()) * gap)
  }
  return starts
}
