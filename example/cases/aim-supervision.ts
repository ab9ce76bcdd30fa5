import { aims, type Share } from '../council/aims.ts'
import { marchEnd, septemberEnd } from '../council/time.ts'
import { addMonths, monthEnd, months, monthStart, type Day, workingWithin } from '../days.ts'
import { randomOf } from '../random.ts'
import type { Case } from './case.ts'
import type { Supervision } from './supervise.ts'

/** Brings two periods, as their extracts show them, to the share of cases aimed at. */
export function aimSupervision(
  supervisions: readonly Supervision[],
  cases: readonly Case[],
): Supervision[] {
  const in2018 = { period: months('2018-01', '2018-12'), extract: marchEnd }
  const since = { period: months('2019-04', '2019-09'), extract: septemberEnd }
  const once = aimPeriod(supervisions, cases, { ...in2018, share: aims.supervisionIn2018 })
  return aimPeriod(once, cases, { ...since, share: aims.supervisionFromApril2019 })
}

type Aim = { readonly period: readonly string[]; readonly extract: Day; readonly share: Share }

function aimPeriod(
  supervisions: readonly Supervision[],
  cases: readonly Case[],
  { period, extract, share }: Aim,
): Supervision[] {
  const random = randomOf(`aim supervision at ${extract}`)
  const shown = supervisions.filter((one) => one.recorded <= extract)
  const held = period.map((month) => monthHeld(shown, cases, month))
  const mean = held.reduce((sum, { due, met }) => sum + met.length / due.length, 0) / held.length
  const apart = share.met / share.of - mean
  const dropped = new Set<Supervision>()
  const added: Supervision[] = []
  // Every month moves by as many points, so that the months keep their shape.
  for (const { start, end, due, met, current } of held) {
    const more = Math.round(apart * due.length)
    for (const one of random.shuffled(met).slice(0, Math.max(0, -more))) {
      for (const each of current.get(one) ?? []) dropped.add(each)
    }
    const others = random.shuffled(due.filter((one) => !current.has(one)))
    for (const one of others.slice(0, Math.max(0, more))) {
      const on = workingWithin(
        Math.max(start, one.referral.on),
        Math.min(end, extract - 3),
        random.draw(),
      )
      added.push({ one, on, recorded: on })
    }
  }
  return [...supervisions.filter((one) => !dropped.has(one)), ...added]
}

/** The cases due a supervision at a month end, those that had one, and which. */
function monthHeld(shown: readonly Supervision[], cases: readonly Case[], month: string) {
  const [start, end] = [monthStart(month), monthEnd(month)]
  const due = cases.filter((one) => addMonths(one.referral.on, 1) <= end && one.closes > end)
  const current = new Map<Case, Supervision[]>()
  for (const one of shown) {
    if (one.on > end || one.on < start - 4 || addMonths(one.on, 1) < end) continue
    current.set(one.one, [...(current.get(one.one) ?? []), one])
  }
  return { start, end, due, met: due.filter((one) => current.has(one)), current }
}
