import { aims, type Share } from '../council/aims.ts'
import { marchEnd, octoberEnd } from '../council/time.ts'
import { dayOf, monthOf, workingAfter, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { between } from './assess.ts'
import type { Referral, Seen } from './referral.ts'

/** Working days in which a child is to be seen: the council's own standard. */
const standard = 5

/**
 * Says when each child was first seen and when that was recorded. Many are seen in time and nobody
 * enters the day, or enters a wrong one, or enters it weeks later.
 */
export function seeChildren(referrals: readonly Referral[]): void {
  const random = randomOf('seen')
  const moods = new Map<string, number>()
  for (const referral of referrals) {
    if (referral.assessments.length === 0) continue
    const key = `${referral.team.id}/${monthOf(referral.on)}`
    const mood = moods.get(key) ?? 1 + 0.1 * random.normal()
    moods.set(key, mood)
    referral.seen = seenOf(random, referral, inTimeShare(referral.on) * mood)
  }
  aimMonth(referrals, marchEnd, aims.seenInMarch2019)
  aimMonth(referrals, octoberEnd, aims.seenInOctober2019)
}

const inTimeShare = (on: Day): number =>
  between(on, [
    [dayOf('2015-07-01'), 0.24],
    [dayOf('2017-10-01'), 0.28],
    [dayOf('2018-10-01'), 0.25],
    [dayOf('2019-03-01'), 0.27],
    [dayOf('2019-10-01'), 0.38],
    [dayOf('2020-01-01'), 0.4],
  ])

const dueOf = (referral: Referral): Day => workingAfter(referral.on, standard)

const isUnborn = (referral: Referral): boolean => referral.child.birth > dueOf(referral)

function seenOf(random: Random, referral: Referral, share: number): Seen | null {
  const { child, on } = referral
  if (isUnborn(referral)) {
    return random.chance(0.5) ? later(random, workingOn(child.birth + random.between(1, 12))) : null
  }
  const first = Math.max(on, child.birth + 1)
  if (random.chance(share))
    return inTime(random, workingAfter(first, random.weighed([3, 8, 6, 4, 3])))
  const kind = random.weighed([36, 44, 4, 16])
  if (kind === 0) return null
  const day = workingAfter(on, random.between(standard + 1, 28))
  if (kind === 1) return later(random, day)
  if (kind === 2) return { on: on - random.between(1, 30), recorded: on + 10, by: 'form' }
  return { on: day, recorded: workingOn(day + random.between(0, 4)), by: 'visit' }
}

/** One in eight such days is entered only when somebody asks for it. */
function inTime(random: Random, on: Day): Seen {
  const isMended = random.chance(0.12)
  const by = random.chance(0.75) ? 'form' : 'visit'
  return {
    on,
    recorded: workingOn(on + (isMended ? random.between(20, 100) : random.between(0, 4))),
    by,
  }
}

const later = (random: Random, on: Day): Seen => ({
  on,
  recorded: workingOn(on + random.between(0, 9)),
  by: 'form',
})

/** Brings one month, as its own extract shows it, to the counts aimed at. */
function aimMonth(referrals: readonly Referral[], extract: Day, share: Share): void {
  const random = randomOf(`aim seen at ${extract}`)
  const due = random.shuffled(
    referrals.filter((one) => {
      return one.assessments.length > 0 && monthOf(dueOf(one)) === monthOf(extract)
    }),
  )
  if (due.length !== share.of) throw new Error(`${due.length} children are due, not ${share.of}.`)
  const isMet = ({ seen, on, ...one }: Referral): boolean =>
    seen !== null &&
    seen.on >= on &&
    seen.on <= dueOf({ seen, on, ...one }) &&
    seen.recorded <= extract
  const met = due.filter(isMet)
  for (const one of met.slice(0, Math.max(0, met.length - share.met))) {
    if (one.seen) one.seen = { ...one.seen, recorded: workingOn(extract + random.between(3, 60)) }
  }
  const others = due.filter((one) => !isMet(one) && !isUnborn(one))
  for (const one of others.slice(0, Math.max(0, share.met - met.length))) {
    const on = workingAfter(Math.max(one.on, one.child.birth), random.between(1, 4))
    one.seen = { on: Math.min(on, dueOf(one)), recorded: dueOf(one), by: 'form' }
  }
}
