import type { Problem } from './problem.ts'
import type { RecordTable } from './define-table.ts'

/**
 * One file of an extract, made readable: what a reader of extracts hands to the snapshot builder.
 * The file at `path` is UTF-8, comma-separated, with a header line; each record has exactly one
 * field for each entry of `columns`, and every quote is well formed.
 */
export type Source = {
  readonly table: RecordTable
  /** The file as the person who sent it knows it, such as `march.zip/ssd_person.csv`. */
  readonly file: string
  /** Of the bytes as they came, before any change of encoding. */
  readonly sha256: string
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'Windows-1252'
  readonly path: string
  /** The spec's column at each place of the file, in the file's order; null where it is unknown. */
  readonly columns: readonly (string | null)[]
  /**
   * `counted`: the file at `path` is the file as it came, with no newline inside a value and no
   * blank line, so that its nth record after the header begins on line n + 1. `written`: the file
   * was rewritten, and its first field (before those of `columns`) is the line the record began on.
   */
  readonly lines: 'counted' | 'written'
  /** Some value may have white space around it (spaces, tabs, no-break spaces), to be taken off. */
  readonly padded: boolean
  /** Records after the header, those turned down while reading among them; blank lines are none. */
  readonly rowsRead: number
  /** Records turned down while reading; they are not in the file at `path`. */
  readonly turnedDown: readonly Problem[]
  /** Names of columns the table does not have, as the file spells them. */
  readonly unknownColumns: readonly string[]
  /** Columns of the table that the file does not have. */
  readonly absentColumns: readonly string[]
}
