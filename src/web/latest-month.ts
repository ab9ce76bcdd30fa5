import { localDate } from '#calendar/local-date.ts'
import { isPartPeriod, monthsBetween, type Period } from '#calendar/periods.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'

/** The months there are figures of, in time. */
export const shownMonths = ({ settings, extractedOn }: Analysis): readonly Period[] =>
  monthsBetween(localDate(settings.figuresSince), extractedOn)

/** The month a page shows unless another is asked for: the last that was over, else the last. */
export function latestMonth(analysis: Analysis): Period | undefined {
  const months = shownMonths(analysis)
  return months.findLast((month) => !isPartPeriod(month, analysis.extractedOn)) ?? months.at(-1)
}
