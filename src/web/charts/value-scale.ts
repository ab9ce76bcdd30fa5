import { scaleLinear } from 'd3-scale'

export type ChartUnit = 'percent' | 'weeks' | 'count'

/** Where values stand on a vertical axis, from `bottom` up to `top` in the drawing's own units. */
export type ValueScale = {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
  /** The axis begins above 0, and has to say so. */
  readonly isCut: boolean
}

/**
 * Counts and weeks begin at 0. Percentages run from 0 to 100, or from 50 where every value is above
 * 50, and then the axis is marked as cut.
 */
export function valueScale(
  unit: ChartUnit,
  values: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  ticksWanted: number,
): ValueScale {
  const isCut = unit === 'percent' && values.length > 0 && Math.min(...values) > 50
  const scale =
    unit === 'percent'
      ? scaleLinear().domain([isCut ? 50 : 0, 100])
      : scaleLinear()
          .domain([0, Math.max(1, ...values)])
          .nice(ticksWanted)
  scale.range([bottom, top])
  return { at: (value) => scale(value), ticks: scale.ticks(ticksWanted), isCut }
}
