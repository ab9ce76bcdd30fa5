import type { LocalDate } from '#calendar/local-date.ts'
import { dayOf } from '#calendar/day-of.ts'
import type { PageNeeds } from './page-needs.ts'
import type { ShownSnapshot } from './shown-snapshot.ts'

/**
 * The day against which the plan's own days are held: today, but in the example the day of its
 * extract, since its plan stands still while the years go by.
 */
export const planDay = (
  { door, example }: Pick<PageNeeds, 'door' | 'example'>,
  shown: ShownSnapshot | undefined,
): LocalDate => (example !== undefined && shown ? shown.analysis.extractedOn : dayOf(door.now()))
