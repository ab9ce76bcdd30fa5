import type { LocalDate } from '#calendar/local-date.ts'
import { outsideLimits } from './signals/outside-limits.ts'
import { shift } from './signals/shift.ts'
import type { Departure, Signal } from './signals/signal.ts'
import { trend } from './signals/trend.ts'
import { twoOfThree } from './signals/two-of-three.ts'
import { xmrLimits, type XmrLimits } from './xmr-limits.ts'

/** The signals in the order they are asked: a point is told by the first it is part of. */
const signals = {
  'outside the limits': outsideLimits,
  trend,
  'two of three near a limit': twoOfThree,
  shift,
} as const satisfies Record<string, Signal>

export type SignalName = keyof typeof signals

export type SeriesPoint = {
  /** The first day of its month. */
  readonly on: LocalDate
  readonly value: number
}

/** A change of level that people know the reason of: what is usual is reckoned afresh from its day. */
export type Rebase = { readonly from: LocalDate; readonly reason: string }

export type ReadPoint = SeriesPoint & {
  /** Special cause, or null: chance alone would do as much. */
  readonly signal: {
    readonly name: SignalName
    readonly departure: 'up' | 'down'
    readonly meaning: 'improvement' | 'concern'
  } | null
}

/** The months between one re-basing and the next. */
export type Stretch = {
  readonly rebase: Rebase | null
  readonly points: readonly ReadPoint[]
  /** Null with fewer than 7 points: it is too early to say what is usual. */
  readonly limits: XmrLimits | null
  /** Fewer than 13 points: limits may still move. */
  readonly isProvisional: boolean
}

const fewestToSay = 7
const fewestToSettle = 13

/**
 * Reads a series in time by statistical process control, each stretch between re-basings by its own
 * limits: no run crosses from one into the next.
 */
export function readSeries(
  points: readonly SeriesPoint[],
  better: 'higher' | 'lower',
  rebases: readonly Rebase[] = [],
): Stretch[] {
  const steps = rebases.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const starts: (Rebase | null)[] = [null, ...steps]
  return starts
    .map((rebase, index) => {
      const next = starts[index + 1]?.from
      const within = points.filter(
        ({ on }) => (!rebase || on >= rebase.from) && (next === undefined || on < next),
      )
      return readStretch(within, better, rebase)
    })
    .filter((stretch) => stretch.points.length > 0)
}

function readStretch(
  points: readonly SeriesPoint[],
  better: 'higher' | 'lower',
  rebase: Rebase | null,
): Stretch {
  const isProvisional = points.length < fewestToSettle
  if (points.length < fewestToSay) {
    const unread = points.map((point) => ({ ...point, signal: null }))
    return { rebase, points: unread, limits: null, isProvisional }
  }
  const values = points.map(({ value }) => value)
  const limits = xmrLimits(values)
  const marks = Object.entries(signals).map(
    ([name, signal]) => [name as SignalName, signal(values, limits)] as const,
  )
  const read = points.map((point, index) => ({ ...point, signal: firstOf(marks, index, better) }))
  return { rebase, points: read, limits, isProvisional }
}

function firstOf(
  marks: readonly (readonly [SignalName, readonly Departure[]])[],
  index: number,
  better: 'higher' | 'lower',
): ReadPoint['signal'] {
  for (const [name, departures] of marks) {
    const departure = departures[index]
    if (departure === null || departure === undefined) continue
    const isImprovement = (departure === 'up') === (better === 'higher')
    return { name, departure, meaning: isImprovement ? 'improvement' : 'concern' }
  }
  return null
}
