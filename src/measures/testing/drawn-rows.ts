/** One row of a drawn table; an empty cell is null. */
export type DrawnRow = Readonly<Record<string, string | null>>

/**
 * Rows drawn as a table, so that a test shows only the columns that matter:
 *
 *     id | start      | end
 *     ---+------------+-----
 *     a  | 2019-03-01 |
 */
export function drawnRows(drawing: string): DrawnRow[] {
  const lines = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[-+|\s]+$/.test(line))
  const [headings = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()))
  return rows.map((cells) =>
    Object.fromEntries(headings.map((heading, index) => [heading, cells[index] || null])),
  )
}
