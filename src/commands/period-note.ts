import type { Period } from '#calendar/periods.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'

/** Why a period has no figures, in a sentence; undefined where it has them. */
export function periodNote(
  period: Period,
  { settings, extractedOn }: Analysis,
): string | undefined {
  if (period.from < settings.figuresSince)
    return `${period.label} begins before ${settings.figuresSince}, when figures begin: there are no figures of it.`
  if (period.from > extractedOn)
    return `${period.label} begins after the extract was taken, on ${extractedOn}: there are no figures of it yet.`
  return undefined
}
