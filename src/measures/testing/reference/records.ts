export type Value = string | number | null
export type Row = Readonly<Record<string, Value | undefined>>
/** Rows by table; a table that is not there was not in the extract. */
export type Rows = Readonly<Record<string, readonly Row[] | undefined>>

/** The rows of a table, none where it is absent. */
export const rowsOf = (rows: Rows, table: string): readonly Row[] => rows[table] ?? []

/** A column's text or day, or null. */
export const text = (row: Row | undefined, column: string): string | null => {
  const value = row?.[column]
  return value === undefined || value === null ? null : String(value)
}

/** The least by text, or null where there is none. */
export const least = (values: readonly (string | null)[]): string | null =>
  values.reduce<string | null>(
    (found, value) => (value !== null && (found === null || value < found) ? value : found),
    null,
  )

/** The greatest by text, or null where there is none. */
export const greatest = (values: readonly (string | null)[]): string | null =>
  values.reduce<string | null>(
    (found, value) => (value !== null && (found === null || value > found) ? value : found),
    null,
  )

/** The latest of some days that is on or before a day. */
export const latestBy = (days: readonly (string | null)[], day: string): string | null =>
  greatest(days.filter((one) => one !== null && one <= day))

/** Started on or before a day, and not ended or ended after it. */
export const isOpenOn = (start: string | null, end: string | null, day: string): boolean =>
  start !== null && start <= day && (end === null || end > day)
