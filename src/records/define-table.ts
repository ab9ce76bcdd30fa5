/**
 * One record table: what a file of an extract holds, and all that follows from it. From this one
 * object come the row type, the import's checks, the Parquet schema and the reference page.
 */
export type RecordTable = {
  /** The table's name, which is also its file's name without `.csv`. */
  readonly name: string
  /** What one row stands for. */
  readonly grain: string
  /** Who in a council usually holds these records. */
  readonly heldBy: string
  /** The Standard Safeguarding Dataset, or a record file that SSD has no place for. */
  readonly standard: 'SSD' | 'Throughline'
  /** The columns that tell one row from another. Of two rows with one key the first stays. */
  readonly key: readonly string[]
  /** No extract is accepted without this file. */
  readonly requiredFile?: true
  readonly columns: Readonly<Record<string, Column>>
}

export type Column = {
  readonly type: ColumnType
  readonly label: string
  /** A row without it is turned down, and a file without the column is refused. */
  readonly required?: true
  /** Names or describes a person: never in a log, an error or a problems list. */
  readonly personal?: true
  /** For `code`: each accepted code with its meaning. Matched without regard to case. */
  readonly codes?: Readonly<Record<string, string>>
  /** For `code`: other spellings seen in extracts, in capitals, and the code each stands for. */
  readonly spellings?: Readonly<Record<string, string>>
  /** Other names of this column seen in extracts. */
  readonly alsoNamed?: readonly string[]
  /** The row this one belongs to. Where that row is missing the value is flagged and becomes null. */
  readonly parent?: Reference
  /** A look-up that only adds a name. Where it has no row the value is flagged and kept. */
  readonly looksUp?: Reference
}

/**
 * How a value is read: `text` as it stands; `date` a day; `integer` and `number`; `code` one of a
 * list; `json` text that a measure reads further.
 */
export type ColumnType = 'text' | 'date' | 'integer' | 'number' | 'code' | 'json'

export type Reference = { readonly table: string; readonly column: string }

export const defineTable = <const T extends RecordTable>(table: T): T => table

/** The type DuckDB and Parquet hold a column in. */
export const duckTypeOf = (column: Column): string => {
  const types = {
    text: 'VARCHAR',
    code: 'VARCHAR',
    json: 'VARCHAR',
    date: 'DATE',
    integer: 'BIGINT',
    number: 'DOUBLE',
  } as const
  return types[column.type]
}

/** One row of a table as TypeScript sees it; dates as `YYYY-MM-DD`. */
export type RowOf<T extends RecordTable> = {
  [C in keyof T['columns']]: T['columns'][C] extends { type: 'integer' | 'number' }
    ? number | null
    : string | null
}

export const columnNames = (table: RecordTable): string[] => Object.keys(table.columns)

export const requiredColumns = (table: RecordTable): string[] =>
  columnNames(table).filter((name) => table.columns[name]?.required === true)
