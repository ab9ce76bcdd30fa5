import { monthInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { ReadPoint, Stretch } from './read-series.ts'

export type DirectionOfTravel = {
  readonly direction: 'improving' | 'worsening' | 'no clear change' | 'too early to say'
  /** Why, in a whole sentence. */
  readonly sentence: string
}

/** Where a measure is going, from special cause at its latest month and never from one month to the next. */
export function directionOfTravel(stretches: readonly Stretch[]): DirectionOfTravel {
  const stretch = stretches.at(-1)
  if (!stretch?.limits) {
    const months = stretch?.points.length ?? 0
    const count = `${months} ${months === 1 ? 'month' : 'months'}`
    return {
      direction: 'too early to say',
      sentence: `Too early to say: ${count} so far, and it takes 7.`,
    }
  }
  const signal = stretch.points.at(-1)?.signal
  const provisional = stretch.isProvisional ? ' Limits are provisional: fewer than 13 months.' : ''
  if (!signal) {
    const ended = endedRun(stretch.points)
    return {
      direction: 'no clear change',
      sentence: `No clear change: the latest month is within what chance does.${ended}${provisional}`,
    }
  }
  const direction = signal.meaning === 'improvement' ? 'improving' : 'worsening'
  const reason = reasons[signal.name][signal.departure]
  const opening = direction === 'improving' ? 'Improving' : 'Worsening'
  const run = runUpTo(stretch.points, stretch.points.length - 1)
  const since = ` ${monthsOf(run)} since ${monthInWords(run.from)}.`
  return { direction, sentence: `${opening}: ${reason}.${since}${provisional}` }
}

type Run = {
  readonly meaning: 'improvement' | 'concern'
  readonly months: number
  readonly from: LocalDate
}

/** The months up to a place that have one meaning, without a break. */
function runUpTo(points: readonly ReadPoint[], last: number): Run {
  const meaning = points[last]?.signal?.meaning ?? 'concern'
  const before = points.findLastIndex(
    ({ signal }, index) => index < last && signal?.meaning !== meaning,
  )
  const first = points[before + 1]
  if (first === undefined) throw new Error('A run has at least one month.')
  return { meaning, months: last - before, from: first.on }
}

/** The last months that were more than chance, where there are any: ` … ended in August 2019.` */
function endedRun(points: readonly ReadPoint[]): string {
  const last = points.findLastIndex(({ signal }) => signal !== null)
  const point = points[last]
  if (point === undefined) return ''
  return ` ${monthsOf(runUpTo(points, last))} ended in ${monthInWords(point.on)}.`
}

const numbers = 'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')

function monthsOf({ months, meaning }: Run): string {
  const years = Math.floor((months - 1) / 12)
  const over = years === 1 ? 'a year' : `${numbers[years - 1]?.toLowerCase() ?? years} years`
  const exact = `${numbers[months - 1]} ${months === 1 ? 'month' : 'months'}`
  return `${years > 0 ? `More than ${over}` : exact} of ${meaning}`
}

const reasons = {
  'outside the limits': {
    up: 'the latest month is above what chance does',
    down: 'the latest month is below what chance does',
  },
  trend: { up: 'seven months or more of rising', down: 'seven months or more of falling' },
  'two of three near a limit': {
    up: 'two of the last three months are near the upper limit',
    down: 'two of the last three months are near the lower limit',
  },
  shift: {
    up: 'seven months or more above the mean',
    down: 'seven months or more below the mean',
  },
} as const
