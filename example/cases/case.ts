import type { ChildInCare } from '../care/child-in-care.ts'
import { firstResponse, sixteenPlus, type Team } from '../council/teams.ts'
import type { Post, Staff } from '../council/workers.ts'
import { addMonths, workingAfter, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { Spell } from '../pre-proceedings/enter-pre-proceedings.ts'
import type { Referral } from '../referrals/referral.ts'
import { careTeamOf, holdingTeam } from './holding-team.ts'

/** Days from one up to, and not including, another, which may lie after the last extract. */
export type Span = { readonly from: Day; readonly to: Day }

/** A team's time with a case. */
export type Holding = Span & { readonly team: Team; readonly post: Post }

/** A referral's case from its first day to its last. */
export type Case = {
  readonly referral: Referral
  readonly closes: Day
  readonly childInNeed: Span | null
  readonly protection: Span | null
  readonly care: ChildInCare | null
  readonly holdings: readonly Holding[]
}

/** Works out how each case went on from its assessment. */
export function openCases(
  referrals: readonly Referral[],
  {
    inCare,
    spells,
    staff,
  }: {
    inCare: ReadonlyMap<Referral, ChildInCare>
    spells: ReadonlyMap<Referral, Spell>
    staff: Staff
  },
): Case[] {
  const random = randomOf('cases')
  const posts = new Map<string, Post>()
  return referrals.map((referral) => {
    const care = inCare.get(referral) ?? null
    const plans = plansOf(random, referral, { care, spell: spells.get(referral) })
    const { child, on } = referral
    // Brothers and sisters have one worker in each team.
    const postOf = (team: Team): Post => {
      const key = `${child.family.id}/${on}/${team.id}`
      const post =
        posts.get(key) ?? (team === referral.team ? referral.post : staff.postIn(random, team))
      posts.set(key, post)
      return post
    }
    return {
      referral,
      ...plans,
      care,
      holdings: holdingsOf(random, { referral, ...plans, care }, postOf),
    }
  })
}

type Plans = Pick<Case, 'closes' | 'childInNeed' | 'protection'>

function plansOf(
  random: Random,
  referral: Referral,
  { care, spell }: { care: ChildInCare | null; spell: Spell | undefined },
): Plans {
  const { on, course, lasts, assessments } = referral
  const signed = Math.max(0, ...assessments.map((one) => one.authorised + 2))
  const none = { childInNeed: null, protection: null }
  if (care !== null)
    return { ...none, closes: Math.max(care.leaves + random.between(14, 60), signed) }
  if (course === 'no further action')
    return { ...none, closes: workingOn(on + random.between(0, 3)) }
  const done = assessments[0]?.authorised ?? on + 60
  const settled = spell ? spell.ends + random.between(30, 120) : 0
  const closes = workingOn(Math.max(done + lasts, settled, signed))
  if (course === 'assessment only') return { ...none, closes }
  const from = workingAfter(done, random.between(0, 8))
  if (course === 'child in need') {
    return { closes, childInNeed: { from, to: Math.max(from + 14, closes - 3) }, protection: null }
  }
  const conference = workingOn(on + random.between(20, 40))
  const ends = workingOn(
    conference + Math.round((closes - conference) * (0.6 + 0.3 * random.draw())),
  )
  return {
    closes,
    protection: { from: conference, to: ends },
    childInNeed: { from: ends, to: closes },
  }
}

function holdingsOf(
  random: Random,
  { referral, childInNeed, protection, care, closes }: Omit<Case, 'holdings'>,
  postOf: (team: Team) => Post,
): Holding[] {
  const { on, team, child } = referral
  const moves: [Day, Team][] = [[on, team]]
  const transfers = protection?.from ?? childInNeed?.from
  if (transfers !== undefined && team === firstResponse) {
    moves.push([workingOn(transfers + random.between(0, 10)), holdingTeam(referral, on)])
  }
  if (care !== null && !care.isShortBreaks) {
    const sixteen = addMonths(child.birth, 16 * 12)
    const moved = workingOn(care.enters + random.between(20, 80))
    if (moved < sixteen) moves.push([moved, careTeamOf(child.family.area)])
    moves.push([
      workingOn(Math.max(sixteen + random.between(0, 60), care.enters + 10)),
      sixteenPlus,
    ])
  }
  return moves
    .filter(([from]) => from < closes)
    .map(([from, to], place, list) => ({
      team: to,
      post: postOf(to),
      from,
      to: list[place + 1]?.[0] ?? closes,
    }))
    .filter((one) => one.from < one.to)
}

/** Who holds a case on a day; the last to hold it where the day is after it closed. */
export const holdingOn = ({ holdings }: Case, day: Day): Holding | undefined =>
  holdings.find((one) => one.from <= day && one.to > day) ?? holdings.at(-1)
