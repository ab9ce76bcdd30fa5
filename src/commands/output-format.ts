import { csvLine } from '#records/csv-line.ts'
import { textTable } from './text-table.ts'

type Plain = string | number | boolean | null

/** A number already printed, to stand in JSON as it is: `75.0`. */
export type Printed = { readonly printed: string }

export type Cell = Plain | Printed

export type OutputFormat = 'csv' | 'json' | 'table'

const formats: readonly OutputFormat[] = ['csv', 'json', 'table']

/** The format a person named, CSV where none is; undefined where there is no such format. */
export const outputFormat = (named: string | undefined): OutputFormat | undefined =>
  formats.find((format) => format === (named ?? 'csv'))

/** Rows in one of the three formats; `headings` name the columns in each. */
export function formatRows(
  format: OutputFormat,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  if (format === 'json') return jsonRows(headings, rows)
  const cells = rows.map((row) => row.map(plain))
  if (format === 'table') return textTable(headings, cells)
  return [headings, ...cells].map(csvLine).join('')
}

const isPrinted = (cell: Cell): cell is Printed => typeof cell === 'object' && cell !== null

const plain = (cell: Cell): Plain => (isPrinted(cell) ? cell.printed : cell)

function jsonRows(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const objects = rows.map((row) => {
    const pairs = row.map(
      (cell, column) => `${JSON.stringify(headings[column])}: ${jsonCell(cell)}`,
    )
    return `  { ${pairs.join(', ')} }`
  })
  return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`
}

function jsonCell(cell: Cell): string {
  if (!isPrinted(cell)) return JSON.stringify(cell)
  return cell.printed === '' ? 'null' : cell.printed
}
