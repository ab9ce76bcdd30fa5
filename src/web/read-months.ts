import { parsePeriod } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { NumberedSettings } from '#measures/settings-files.ts'
import { directionOfTravel, type DirectionOfTravel } from '#measures/spc/direction-of-travel.ts'
import { readSeries, type Stretch } from '#measures/spc/read-series.ts'

/**
 * A unit's months, in time, as statistical process control reads them. A part month may still move,
 * so it takes no part in what is usual.
 */
export const readMonths = (
  months: readonly Figure[],
  { id, better }: Pick<Measure, 'id' | 'better'>,
  { rebasings }: Pick<NumberedSettings, 'rebasings'>,
) =>
  readSeries(
    months.flatMap(({ period, value, state }) => {
      const on = parsePeriod(period)?.from
      return on === undefined || value === null || state === 'part period' ? [] : [{ on, value }]
    }),
    better,
    rebasings.filter(({ measure }) => measure === id),
  )

/** Where a unit's months are going; undefined where the latest has no figure to say it by. */
export const directionOfMonths = (
  months: readonly Figure[],
  stretches: readonly Stretch[],
): DirectionOfTravel | undefined =>
  (months.at(-1)?.value ?? null) === null ? undefined : directionOfTravel(stretches)
