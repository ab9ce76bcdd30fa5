import { isPartPeriod, quarterContaining, type Period } from '#calendar/periods.ts'
import type { Measure } from '#measures/measure.ts'
import { shownMonths } from '../../latest-month.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'

const quartersShown = 2
const monthsShown = 3

/**
 * The periods that the table has a column for: the last two quarters and the last three months that
 * were over when the extract was taken, as far as a measure of the plan has a figure of them.
 */
export function tablePeriods(
  { analysis, figures }: ShownSnapshot,
  measures: readonly Measure[],
): Period[] {
  const months = shownMonths(analysis)
  const [first] = months
  if (first === undefined) return []
  const quarters = months
    .map(({ from }) => quarterContaining(from))
    .filter((quarter, index, all) => quarter.label !== all[index - 1]?.label)
    .filter(({ from }) => from >= first.from)
  const withFigures = (periods: readonly Period[]) =>
    periods.filter(
      (period) =>
        !isPartPeriod(period, analysis.extractedOn) &&
        measures.some(
          ({ id }) => (figures.of(id, period.label, 'council')?.value ?? null) !== null,
        ),
    )
  return [
    ...withFigures(quarters).slice(-quartersShown),
    ...withFigures(months).slice(-monthsShown),
  ]
}
