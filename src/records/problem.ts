/** One thing wrong with one place of an extract, as the problems list tells it. */
export type Problem = {
  /** The file as the person who sent it knows it, such as `march.zip/ssd_person.csv`. */
  readonly file: string
  readonly table: string
  /** The line of the file the record begins on, the header being line 1; null for a whole file. */
  readonly line: number | null
  readonly column: string | null
  /** The kind of value that stood there (`empty`, `99/99/9999`, `text of 12`), never the value. */
  readonly kind: string
  /** What is wrong, in a plain sentence. */
  readonly reason: string
  /** The row is not in the snapshot, or it is there with this value empty, or it is only worth saying. */
  readonly outcome: 'turned down' | 'flagged' | 'noted'
}
