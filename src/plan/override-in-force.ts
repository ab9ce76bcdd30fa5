import type { LocalDate } from '#calendar/local-date.ts'
import type { RatingOverride } from './plan.ts'

/** The override that is in force on a day, its first and its last day among them. */
export const overrideInForce = (
  override: RatingOverride | null,
  on: LocalDate,
): RatingOverride | undefined =>
  override !== null && override.from <= on && on <= override.until ? override : undefined
