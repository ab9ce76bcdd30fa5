import type { Column, RecordTable } from './define-table.ts'
import { recordTables } from './record-tables.ts'

/** An invented row of a table by column; undefined where there is none to show. */
export type ExampleRowOf = (
  table: RecordTable,
) => Readonly<Record<string, string | number | null>> | undefined

/** The reference page of record tables, as Markdown: what to put in each file, with a row of each. */
export const recordsPage = (exampleRowOf: ExampleRowOf): string =>
  [
    '# Record tables',
    '',
    'What Throughline reads of an extract. Each table is a CSV file of its own name; names of files and columns are matched without regard to case, and columns may stand in any order. A row without a required value is turned down; a file without a required column is refused. Any other column may be empty or absent.',
    '',
    'Dates are written `2019-10-31`, with or without a time, or `31/10/2019`: one form in each column. Empty, `NULL` and `PLACEHOLDER_DATA` are nothing. Codes are matched without regard to case.',
    '',
    'The example beside each column is one row of the example council, whose children are invented.',
    '',
    '*This page is generated from the record specs; `npm run check` fails when it is stale.*',
    '',
    ...recordTables.flatMap((table) => [`- [\`${table.name}\`](#${table.name}): ${table.grain}`]),
    '',
    ...recordTables.flatMap((table) => tableSection(table, exampleRowOf(table) ?? {})),
  ].join('\n')

type ExampleRow = NonNullable<ReturnType<ExampleRowOf>>

function tableSection(table: RecordTable, example: ExampleRow): string[] {
  const standard =
    table.standard === 'SSD'
      ? 'A table of the Standard Safeguarding Dataset.'
      : 'A record file of Throughline’s own: the Standard Safeguarding Dataset has no place for it.'
  const required = table.requiredFile ? ' No extract is accepted without this file.' : ''
  return [
    `## ${table.name}`,
    '',
    `${capital(table.grain)}. ${standard}${required} Usually held by: ${table.heldBy}. Key: ${table.key.map((name) => `\`${name}\``).join(' + ')}.`,
    '',
    '| column | what it is | type | example | |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(table.columns).map(([name, column]) =>
      columnRow(name, column, example[name] ?? null),
    ),
    '',
  ]
}

const columnRow = (name: string, column: Column, example: string | number | null): string =>
  `| \`${name}\` | ${column.label} | ${typeOf(column)} | ${example === null ? '' : `\`${example}\``} | ${notes(column)} |`

function typeOf(column: Column): string {
  if (column.type !== 'code') return column.type === 'json' ? 'JSON text' : column.type
  const codes = Object.entries(column.codes ?? {}).map(([code, meaning]) =>
    meaning === '' || meaning === code ? `\`${code}\`` : `\`${code}\` ${meaning}`,
  )
  return `one of: ${codes.join('; ')}`
}

function notes(column: Column): string {
  const spellings = Object.keys(column.spellings ?? {}).map((spelling) => `\`${spelling}\``)
  return [
    column.required ? '**required**' : '',
    column.personal ? 'personal' : '',
    column.parent ? `its row in \`${column.parent.table}\`` : '',
    column.looksUp ? `named by \`${column.looksUp.table}\`` : '',
    spellings.length > 0 ? `also read: ${spellings.join(', ')}` : '',
    column.alsoNamed ? `also named ${column.alsoNamed.map((one) => `\`${one}\``).join(', ')}` : '',
  ]
    .filter((note) => note !== '')
    .join('; ')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
