import type { Measure } from '../../measure.ts'
import type { ReferencePeriod } from './figures.ts'
import type { Placed } from './teams.ts'

/** One of two extracts, as the plain reference lists its items. */
export type ListedSide = {
  readonly extractedOn: string
  /** An event's items, all of them; a stock's on the last day of a month, or the extract's own. */
  readonly itemsOf: (month: string) => readonly Placed[]
}

export type ReferenceChange = {
  readonly team: string
  readonly reason: string
  readonly items: number
  readonly numerator: number
  readonly denominator: number
}

type Found = { item: Placed | undefined; isIn: boolean }

/** Every change of one measure in one period, team by team, the council's under an empty name. */
export function referenceChanges(
  measure: Measure,
  period: ReferencePeriod,
  before: ListedSide,
  after: ListedSide,
  known?: string,
): ReferenceChange[] {
  const added = new Map<string, ReferenceChange>()
  for (const [was, is, isLater] of sideBySide(measure, period, before, after)) {
    const reason = known ?? reasonOf(measure, was.item, is.item, before.extractedOn, isLater)
    const moving = known ?? 'moved team'
    for (const part of partsOf({ was, is, reason, moving }, measure)) {
      const key = `${part.team} ${part.reason}`
      const sofar = added.get(key) ?? { ...part, items: 0, numerator: 0, denominator: 0 }
      added.set(key, {
        ...sofar,
        items: sofar.items + 1,
        numerator: sofar.numerator + part.numerator,
        denominator: sofar.denominator + part.denominator,
      })
    }
  }
  return [...added.values()]
}

type OneItem = { was: Found; is: Found; reason: string; moving: string }

/** What one item changes: the council's figure, and those of the team or teams it counts for. */
function partsOf(
  { was, is, reason, moving }: OneItem,
  measure: Measure,
): Omit<ReferenceChange, 'items'>[] {
  const old = partOf(measure, was)
  const now = partOf(measure, is)
  if ([...old, ...now].every((count) => count === 0)) return []
  const change = { numerator: now[0] - old[0], denominator: now[1] - old[1] }
  const changesNothing = change.numerator === 0 && change.denominator === 0
  const teamBefore = was.item?.team ?? ''
  const teamAfter = is.item?.team ?? ''
  if (was.isIn && is.isIn && teamBefore !== teamAfter)
    return [
      { team: '', reason: changesNothing ? moving : reason, ...change },
      { team: teamBefore, reason: moving, numerator: -old[0], denominator: -old[1] },
      { team: teamAfter, reason: moving, numerator: now[0], denominator: now[1] },
    ]
  if (changesNothing) return []
  return ['', is.isIn ? teamAfter : teamBefore].map((team) => ({ team, reason, ...change }))
}

/** Each item of either side with its fellow, and whether the second is as on a day after the first extract. */
function sideBySide(
  measure: Measure,
  { months }: ReferencePeriod,
  before: ListedSide,
  after: ListedSide,
): [Found, Found, boolean][] {
  if (measure.kind === 'event') {
    const isIn = (item: Placed | undefined): boolean =>
      months.includes(item?.countedOn?.slice(0, 7) ?? 'none')
    const any = months[0] ?? ''
    return meet(before.itemsOf(any), after.itemsOf(any)).map(([was, is]) => [
      { item: was, isIn: isIn(was) },
      { item: is, isIn: isIn(is) },
      [was, is].some((one) => (one?.countedOn ?? '') > before.extractedOn),
    ])
  }
  const comeIn = (side: ListedSide) => months.filter((month) => `${month}-01` <= side.extractedOn)
  const pairs = measure.periodAverage
    ? months.map((month) => [month, month])
    : [[comeIn(before).at(-1) ?? '', comeIn(after).at(-1) ?? '']]
  return pairs.flatMap(([monthBefore = '', monthAfter = '']) => {
    const was = comeIn(before).includes(monthBefore) ? before.itemsOf(monthBefore) : []
    const is = comeIn(after).includes(monthAfter) ? after.itemsOf(monthAfter) : []
    return meet(was, is).map(([one, other]): [Found, Found, boolean] => [
      { item: one, isIn: one !== undefined },
      { item: other, isIn: other !== undefined },
      (other?.countedOn ?? '') > before.extractedOn,
    ])
  })
}

function meet(
  before: readonly Placed[],
  after: readonly Placed[],
): [Placed | undefined, Placed | undefined][] {
  const was = new Map(before.map((item) => [item.itemId, item]))
  const is = new Map(after.map((item) => [item.itemId, item]))
  if (was.size !== before.length || is.size !== after.length)
    throw new Error('Two items of a measure share an id.')
  return [...new Set([...was.keys(), ...is.keys()])].map((id) => [was.get(id), is.get(id)])
}

function partOf({ unit }: Measure, { item, isIn }: Found): [number, number] {
  if (!isIn || item === undefined || item.leftOut !== null) return [0, 0]
  if (unit === 'weeks') return [item.value ?? 0, 1]
  const met = item.inNumerator === true ? 1 : 0
  return [met, unit === 'count' ? 0 : 1]
}

/** The first reason that holds: an event's dates past before or now, a stock's past now. */
function reasonOf(
  { kind }: Measure,
  was: Placed | undefined,
  is: Placed | undefined,
  known: string,
  isLater: boolean,
): string {
  if (was === undefined) return 'appeared'
  if (is === undefined) return 'gone'
  const dates: [string | null, string | null][] = [
    [was.startedOn, is.startedOn],
    [was.dueOn, is.dueOn],
    [was.endedOn, is.endedOn],
  ]
  if (kind === 'event') dates.push([was.countedOn, is.countedOn])
  const differing = dates.filter(([one, other]) => one !== other)
  const isPast = (day: string | null): boolean => day !== null && day <= known
  for (const [one, other] of differing)
    if (kind === 'event' ? isPast(one) || isPast(other) : isPast(other ?? one))
      return 'past date changed'
  const hasLater = differing.some(([one, other]) => (other ?? one ?? '') > known)
  return isLater || hasLater ? 'later event' : 'record changed'
}
