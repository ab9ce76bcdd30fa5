import { monthNames } from '#calendar/day-in-words.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import type { PlanMeasure } from '../plan.ts'
import { aboutMeasure } from './about-measure.ts'

/** A measure of a recommendation with what was counted of it. */
export type CountedSeries = {
  readonly planMeasure: PlanMeasure
  readonly measure: Pick<Measure, 'unit' | 'shortTitle'>
  /** The council's and each team's of every month, quarter and year. */
  readonly figures: readonly Figure[]
}

export type FigureApart<Of extends CountedSeries> = {
  readonly kind: 'figure said apart'
  /** As it was written: `61%`. */
  readonly said: string
  readonly of: Of
  /** The month the sentence names: `2019-10`; null where it names none. */
  readonly month: string | null
}

/**
 * Figures that a narrative states of a measure and that were never counted, printed or aimed at.
 * A figure is a measure's where it has the measure's unit and its sentence has a word of the
 * measure's name, or the recommendation has one measure of that unit. A sentence that names a month
 * is held to that month; another to any period. As many places count as were written.
 */
export const figuresApart = <Of extends CountedSeries>(
  narrative: string,
  measures: readonly Of[],
): readonly FigureApart<Of>[] =>
  narrative.split(/(?<=[.!?;])\s+|\n+/).flatMap((sentence) => {
    const month = monthIn(sentence)
    return figuresIn(sentence).flatMap(({ said, unit, value, places }) => {
      const ofUnit = measures.filter(({ measure }) => measure.unit === unit)
      const named = ofUnit.filter(({ measure }) => aboutMeasure(sentence, measure.shortTitle))
      const meant = named.length > 0 ? named : ofUnit.slice(0, ofUnit.length === 1 ? 1 : 0)
      const [first] = meant
      const isKnown = meant.some((one) => known(one, month).some(sameAs(value, places)))
      return first === undefined || isKnown
        ? []
        : [{ kind: 'figure said apart', said, of: first, month } as const]
    })
  })

const figure = /(\d+(?:\.\d+)?)\s?(%|per ?cent\b|weeks?\b)/gi

const figuresIn = (sentence: string) =>
  [...sentence.matchAll(figure)].map(([said, number = '', unit = '']) => ({
    said,
    unit: /^week/i.test(unit) ? ('weeks' as const) : ('percent' as const),
    value: Number(number),
    places: number.split('.')[1]?.length ?? 0,
  }))

const months = new RegExp(`\\b(${monthNames.join('|')}) (\\d{4})\\b`)

function monthIn(sentence: string): string | null {
  const [, name, year] = months.exec(sentence) ?? []
  if (name === undefined || year === undefined) return null
  return `${year}-${String(monthNames.indexOf(name) + 1).padStart(2, '0')}`
}

/** All that may be said of a measure: what was counted, what is aimed at, what the plan prints. */
function known({ planMeasure, figures }: CountedSeries, month: string | null): readonly number[] {
  const { baseline, previous, latest, targets, manualFigures } = planMeasure
  const ofPeriod = <One extends { readonly period: string }>(all: readonly One[]) =>
    month === null ? all : all.filter(({ period }) => period === month)
  const printed = [baseline, previous, latest].filter((one) => one !== null)
  return [
    ...ofPeriod(figures).flatMap(({ value }) => value ?? []),
    ...ofPeriod(printed).flatMap(({ value, teamRange }) => [
      ...(value === null ? [] : [value]),
      ...(teamRange === null ? [] : [teamRange.lowest, teamRange.highest]),
    ]),
    ...ofPeriod(manualFigures).map(({ value }) => value),
    ...targets.flatMap((target) =>
      'value' in target
        ? [target.value, target.upper, target.ideal].filter((one) => one !== null)
        : [],
    ),
  ]
}

/** Whether a value is the one said, to the places it was said with: halves either way. */
const sameAs = (said: number, places: number) => {
  const half = 0.5 / 10 ** places
  return (value: number): boolean => Math.abs(value - said) <= half + 1e-9
}
