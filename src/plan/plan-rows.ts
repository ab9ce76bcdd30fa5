import type { Selectable } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type {
  JudgedRating,
  ManualFigure,
  PrintedFigure,
  RatingOverride,
  SetTarget,
  Target,
} from './plan.ts'

type Row<Table extends keyof RegisterTables> = Selectable<RegisterTables[Table]>

export function printedFigureOf(row: Row<'printed_figures'> | undefined): PrintedFigure | null {
  if (row === undefined) return null
  const { lowest_team: lowest, highest_team: highest } = row
  return {
    period: row.period,
    value: row.value,
    places: row.places,
    teamRange: lowest === null || highest === null ? null : { lowest, highest },
    geography: row.geography,
    source: row.source as PrintedFigure['source'],
    note: row.note,
  }
}

export function targetOf(row: Row<'targets'>): Target {
  const by = row.due_on as LocalDate
  if (row.form === 'to be agreed' || row.form === 'not applicable') return { by, form: row.form }
  const { form, value, upper, ideal, scope } = row
  return { by, form, value, upper, ideal, scope } as SetTarget
}

export function judgedRatingOf(row: Row<'judged_ratings'> | undefined): JudgedRating | null {
  if (row === undefined) return null
  return {
    rating: row.rating as JudgedRating['rating'],
    by: row.judged_by,
    on: row.judged_on as LocalDate | null,
    reason: row.reason,
  }
}

/** From a row with the title of its owner's post. */
export function manualFigureOf(row: Row<'manual_figures'> & { title: string }): ManualFigure {
  const { period, value, places, source, geography, note, title: owner } = row
  return { period, value, places, source, geography, owner, note }
}

/** From a row with the title of its owner's post. */
export function ratingOverrideOf(
  row: (Row<'rating_overrides'> & { title: string }) | undefined,
): RatingOverride | null {
  if (row === undefined) return null
  return {
    rating: row.rating as RatingOverride['rating'],
    reason: row.reason,
    owner: row.title,
    from: row.from_on as LocalDate,
    until: row.until_on as LocalDate,
  }
}
