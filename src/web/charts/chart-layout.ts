export type LayoutName = 'wide' | 'narrow'

/** The places of a drawing, in its own units; its text is as large at 390 px wide as at 1440. */
export type ChartLayout = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly ticks: number
  /** How many month labels fit side by side. */
  readonly monthLabels: number
  readonly lineHeight: number
  /** How far below the axis the note of a cut scale stands. */
  readonly cutBelow: number
}

const layouts: Readonly<Record<LayoutName, ChartLayout>> = {
  wide: {
    width: 760,
    height: 380,
    left: 54,
    right: 645,
    top: 14,
    bottom: 326,
    ticks: 5,
    monthLabels: 11,
    lineHeight: 20,
    cutBelow: 42,
  },
  narrow: {
    width: 330,
    height: 280,
    left: 48,
    right: 252,
    top: 12,
    bottom: 228,
    ticks: 5,
    monthLabels: 4,
    lineHeight: 18,
    cutBelow: 42,
  },
}

export const chartLayout = (name: LayoutName): ChartLayout => layouts[name]
