import type { Stretch } from './read-series.ts'

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
    return {
      direction: 'no clear change',
      sentence: `No clear change: the latest month is within what chance does.${provisional}`,
    }
  }
  const direction = signal.meaning === 'improvement' ? 'improving' : 'worsening'
  const reason = reasons[signal.name][signal.departure]
  const opening = direction === 'improving' ? 'Improving' : 'Worsening'
  return { direction, sentence: `${opening}: ${reason}.${provisional}` }
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
