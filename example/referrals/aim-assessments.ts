import { aims, type Share } from '../council/aims.ts'
import { marchEnd, octoberEnd } from '../council/time.ts'
import { dayOf, workingAfter, workingElapsed, type Day, workingWithin } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import { limit } from './assess.ts'
import type { Assessment } from './referral.ts'

const isLate = ({ clock, authorised }: Assessment): boolean =>
  workingElapsed(clock, authorised) > limit

const dueOf = ({ clock }: Assessment): Day => workingAfter(clock, limit)

/** Whether an extract of a day shows the assessment as authorised within some days. */
const shows = ({ authorised, recorded }: Assessment, from: Day, extract: Day): boolean =>
  authorised >= from && authorised <= extract && recorded <= extract

function authorise(assessment: Assessment, on: Day): void {
  assessment.authorised = on
  assessment.recorded = on
}

/** Brings the assessments of 2018-19, as March's extract shows them, to the share aimed at. */
export function aimYear(assessments: readonly Assessment[]): void {
  const random = randomOf('aim assessments of the year')
  const from = dayOf('2018-04-01')
  const shown = random.shuffled(assessments.filter((one) => shows(one, from, marchEnd)))
  const { met, of } = aims.assessmentsIn2018To19
  const wanted = Math.round((shown.length * met) / of)
  const inTime = shown.filter((one) => !isLate(one))
  const surplus = inTime.length - wanted
  if (surplus > 0) {
    const can = inTime.filter((one) => workingAfter(one.clock, limit + 10) <= marchEnd)
    for (const one of can.slice(0, surplus)) {
      authorise(one, workingAfter(one.clock, limit + random.between(1, 10)))
    }
    return
  }
  const can = shown.filter((one) => isLate(one) && workingAfter(one.clock, limit - 10) >= from)
  for (const one of can.slice(0, -surplus)) {
    authorise(one, workingAfter(one.clock, limit - random.between(0, 10)))
  }
}

/** Brings October 2019, as its own extract shows it, to the counts aimed at, team by team. */
export function aimOctober(assessments: readonly Assessment[]): void {
  const random = randomOf('aim assessments of October')
  for (const [team, share] of Object.entries(aims.assessmentsInOctober2019)) {
    aimTeam(random, random.shuffled(assessments.filter((one) => one.team.id === team)), share)
  }
}

function aimTeam(random: Random, own: readonly Assessment[], { met, of }: Share): void {
  const from = dayOf('2019-10-01')
  const shown = own.filter((one) => shows(one, from, octoberEnd))
  const waiting = own.filter(
    (one) => one.start < octoberEnd && (one.authorised > octoberEnd || one.recorded > octoberEnd),
  )
  // Where too few are late, some that would have been in time wait until they are.
  const recent = own.filter((one) => shows(one, dayOf('2019-08-12'), octoberEnd))
  const canWait = recent.filter((one) => !isLate(one) && canBeLate(one))
  bringTo(shown.filter(isLate), of - met, [...waiting.filter(canBeLate), ...canWait], (one) =>
    within(random, Math.max(from, dueOf(one) + 1), octoberEnd),
  )
  const early = shown.filter((one) => one.authorised <= octoberEnd && !isLate(one))
  const left = waiting.filter((one) => one.authorised > octoberEnd && canBeEarly(one))
  bringTo(early, met, left, (one) =>
    within(random, Math.max(from, workingAfter(one.clock, 8)), Math.min(octoberEnd, dueOf(one))),
  )
}

/** Takes from those waiting, or puts off to November, until there are as many as wanted. */
function bringTo(
  shown: readonly Assessment[],
  wanted: number,
  waiting: readonly Assessment[],
  when: (one: Assessment) => Day,
): void {
  if (shown.length < wanted && waiting.length < wanted - shown.length) {
    throw new Error('The example has too few assessments open to reach its aim.')
  }
  for (const one of waiting.slice(0, Math.max(0, wanted - shown.length))) authorise(one, when(one))
  // Those with most time left are put off first.
  const putOff = shown.toSorted((one, other) => dueOf(other) - dueOf(one))
  for (const one of putOff.slice(0, Math.max(0, shown.length - wanted))) {
    authorise(one, workingAfter(octoberEnd, 4 + (Number(one.id.slice(1)) % 15)))
  }
}

const canBeLate = (one: Assessment): boolean =>
  dueOf(one) < octoberEnd - 3 && dueOf(one) > octoberEnd - 60

const canBeEarly = (one: Assessment): boolean =>
  dueOf(one) >= dayOf('2019-10-04') && workingAfter(one.clock, 9) <= octoberEnd

const within = (random: Random, from: Day, to: Day): Day => workingWithin(from, to, random.draw())
