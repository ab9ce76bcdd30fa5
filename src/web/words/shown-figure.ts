import type { Figure, Level } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { baseInWords, figureInWords, figureNumber } from './figure-in-words.ts'

/**
 * A figure as a page prints it by the macro `figure`: its words, and which figure they are of, so
 * that a test can hold every number of every page against the figures themselves.
 */
export type ShownFigure = {
  readonly text: string
  /** `measure|period|level|team|breakdown`; empty where there is no such figure. */
  readonly mark: string
  /** With its unit, the number alone, or what it is of. */
  readonly part: 'value' | 'number' | 'base'
  /** `first published`, or the id of another snapshot that the figure is of; else of the one shown. */
  readonly of?: string
}

/** The same number, told to be of another snapshot or as first published. */
export const asKnownIn = (of: string, shown: ShownFigure): ShownFigure => ({ ...shown, of })

/** `87.5%`. */
export const shownValue = (
  { unit }: Pick<Measure, 'unit'>,
  figure: Figure | undefined,
): ShownFigure => ({ text: figureInWords(unit, figure), mark: markOf(figure), part: 'value' })

/** `87.5`, for a column whose heading names the unit. */
export const shownNumber = (
  { unit }: Pick<Measure, 'unit'>,
  figure: Figure | undefined,
): ShownFigure => ({ text: figureNumber(unit, figure), mark: markOf(figure), part: 'number' })

/** `363 of 403`; empty for a count. */
export const shownBase = (measure: Measure, figure: Figure | undefined): ShownFigure => ({
  text: baseInWords(measure, figure),
  mark: markOf(figure),
  part: 'base',
})

/** The mark of a drawing: `measure|level|team`, whose months it draws. */
export const seriesMark = (measure: string, level: Level, team = ''): string =>
  [measure, level, team].join('|')

const markOf = (figure: Figure | undefined): string =>
  figure === undefined
    ? ''
    : [figure.measure, figure.period, figure.level, figure.team, figure.breakdown].join('|')
