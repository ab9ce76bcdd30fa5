/** Rows as a table for a person to read: columns as wide as their widest value, numbers to the right. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : String(value))))
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const numeric = headings.map((_, column) =>
    cells.every((row) => /^-?[\d.]*$/.test(row[column] ?? '')),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0
        return numeric[column] ? text.padStart(width) : text.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return `${[line(headings), rule, ...cells.map(line)].join('\n')}\n`
}
