import { parsePeriod, isPartPeriod, type Period } from '#calendar/periods.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import type { Measure } from '#measures/measure.ts'
import { latestMonth } from './latest-month.ts'
import type { ShownSnapshot } from './shown-snapshot.ts'

/** The periods a reader can choose from, newest first, in groups; the chosen one marked. */
export type PeriodChoice = readonly {
  readonly label: string
  readonly periods: readonly {
    readonly value: string
    readonly text: string
    readonly isChosen: boolean
  }[]
}[]

export function periodChoice(
  { figures, analysis }: ShownSnapshot,
  measure: Measure,
  chosen: Period,
): PeriodChoice {
  const group = (label: string, kind: 'month' | 'quarter' | 'year') => ({
    label,
    periods: figures
      .series(measure.id, kind, 'council')
      .toReversed()
      .flatMap((figure) => parsePeriod(figure.period) ?? [])
      .map((period) => ({
        value: period.label,
        text: `${periodInWords(period)}${isPartPeriod(period, analysis.extractedOn) ? ' (so far)' : ''}`,
        isChosen: period.label === chosen.label,
      })),
  })
  return [group('Months', 'month'), group('Quarters', 'quarter'), group('Financial years', 'year')]
}

/** The period a query names, the latest month where it names none; undefined where it has no figure. */
export function askedPeriod(
  shown: ShownSnapshot,
  measure: Measure,
  asked: string | undefined,
): Period | undefined {
  if (asked === undefined || asked === '') return latestMonth(shown.analysis)
  const period = parsePeriod(asked)
  if (period === undefined || period.kind === 'range') return undefined
  return shown.figures.of(measure.id, period.label, 'council') ? period : undefined
}
