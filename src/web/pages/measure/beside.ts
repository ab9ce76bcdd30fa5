import { periodInWords } from '#calendar/period-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { comparedWith } from '#measures/comparators.ts'
import { hasFigures } from '#measures/engine/find-figures.ts'
import type { Measure } from '#measures/measure.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { shownNumber } from '../../words/shown-figure.ts'

/** Other areas beside the council in the periods that both have, newest first. */
export function besideView({ analysis, figures }: ShownSnapshot, measure: Measure) {
  const compared = comparedWith(measure.id)
  if (compared === undefined) return undefined
  const { comparator, differs } = compared
  const rows = Object.entries(comparator.values).flatMap(([label, values]) => {
    const period = parsePeriod(label)
    if (period === undefined || !hasFigures(period, analysis)) return []
    if (period.to > analysis.extractedOn) return []
    const council = shownNumber(measure, figures.of(measure.id, label, 'council'))
    return [{ period: periodInWords(period), council, values }]
  })
  const { geographies, source, clock } = comparator
  return { geographies, source, clock, differs, rows: rows.toReversed() }
}
