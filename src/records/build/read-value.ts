import { sqlText } from '#store/duck.ts'
import { duckTypeOf, type Column } from '../define-table.ts'

/** How a file's column writes its days: `2019-10-31`, or `31/10/2019`; each with or without a time. */
export type DateForm = 'ISO' | 'DD/MM/YYYY'

/** A column of a record table, to be read from the SQL `raw`, which is a text without padding. */
export type ReadColumn = {
  readonly name: string
  readonly column: Column
  readonly raw: string
  /** The SQL of `possibleDay`, for a date. */
  readonly day: string
  readonly dateForm: DateForm
}

/** True of a text that says there is no value. */
export const isNothing = (raw: string): string =>
  `(strlen(${raw}) in (4, 16) and upper(${raw}) in ('NULL', 'PLACEHOLDER_DATA'))`

/** SQL for the value of a raw text in the column's own type; null where it cannot be read. */
export function readValue(read: ReadColumn): string {
  const { column, raw } = read
  if (column.type === 'date') return readDate(read)
  if (column.type === 'code') return readCode(column, raw)
  if (column.type === 'integer' || column.type === 'number')
    return `case when regexp_full_match(${raw}, ${sqlText(numberShapes[column.type])})
      then try_cast(${raw} as ${duckTypeOf(column)}) end`
  return `case when ${isNothing(raw)} then null else ${raw} end`
}

/** Whole numbers are held exactly by a number of fifteen digits, and `12.0` is one of them. */
const numberShapes = {
  integer: String.raw`[+-]?\d{1,15}(\.0+)?`,
  number: String.raw`[+-]?(\d{1,15}(\.\d*)?|\.\d+)`,
} as const

/** A time of day after a day, such as SQL Server writes. One with a time zone is not read: see 0016. */
const timeShape = String.raw`[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?`

/**
 * SQL for the day that a raw text may be: more than its form allows, and null where it is none.
 * It is worked out below the values, in `day`, since it is needed there more than once.
 */
export const possibleDay = ({ raw, dateForm }: ReadColumn): string =>
  dateForm === 'ISO'
    ? `try_cast(${raw} as date)`
    : `try_cast(${raw}[7:10] || '-' || ${raw}[4:5] || '-' || ${raw}[1:2] as date)`

/** The possible day where the text is that day as its form writes it, and a time of day or nothing. */
function readDate({ raw, day, dateForm }: ReadColumn): string {
  const written = dateForm === 'ISO' ? `${day}::varchar` : `strftime(${day}, '%d/%m/%Y')`
  return `case
    when ${day} between date '1900-01-01' and date '2100-12-31'
      and starts_with(${raw}, ${written})
      and (strlen(${raw}) = 10
        or (strlen(${raw}) = 19 and ends_with(${raw}, ' 00:00:00'))
        or regexp_full_match(${raw}, ${sqlText(`.{10}${timeShape}`)}))
    then ${day} end`
}

function readCode(column: Column, raw: string): string {
  const codes = Object.keys(column.codes ?? {})
  const spellings = Object.entries(column.spellings ?? {})
  const known = [...codes.map((code) => [code.toUpperCase(), code] as const), ...spellings]
  const names = known.map(([spelling]) => sqlText(spelling)).join(', ')
  const meant = known.map(([, code]) => sqlText(code)).join(', ')
  return `case when ${raw} in (${codes.map(sqlText).join(', ')}) then ${raw}
    else list_extract([${meant}], list_position([${names}], upper(${raw}))) end`
}

/** True of a raw text that is a value and cannot be read as one of its column. */
export const cannotBeRead = (read: ReadColumn, value: string): string =>
  `(${value} is null and ${read.raw} is not null and not ${isNothing(read.raw)})`

/** Text columns hold whatever stands there, so nothing in them cannot be read. */
export const mayFail = (column: Column): boolean =>
  column.type !== 'text' && column.type !== 'json'
