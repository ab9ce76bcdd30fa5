import { localDate } from '#calendar/local-date.ts'
import { monthsBetween, type Period } from '#calendar/periods.ts'
import type { Analysis } from './open-analysis.ts'

/** The months that have figures of their own: from the settings' first day to the extract's own. */
export const figureMonths = ({ settings, extractedOn }: Analysis): Period[] =>
  monthsBetween(localDate(settings.figuresSince), extractedOn)
