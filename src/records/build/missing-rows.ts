import { sqlName, sqlText, type Duck } from '#store/duck.ts'
import type { Reference } from '../define-table.ts'
import { acceptedRows } from './turn-down.ts'
import type { TypedTable } from './type-table.ts'
import { valueKind } from './value-kind.ts'

type Link = {
  readonly name: string
  readonly label: string
  readonly to: Reference
  readonly known: string
  readonly emptied: boolean
}

/** Values of the snapshot that are to become null, in DuckDB's table `emptied`. */
export const createEmptied = (duck: Duck): Promise<void> =>
  duck.run(`create or replace table emptied ("table" varchar, "column" varchar, ordinal bigint)`)

/**
 * Flags each value that names a row which is not among the accepted ones of a table that is there:
 * the value becomes null where the row belongs to it, and stays where it only looks a name up.
 */
export async function flagMissingRows(
  duck: Duck,
  typed: TypedTable,
  all: readonly TypedTable[],
): Promise<void> {
  const links = linksOf(typed, all)
  if (links.length === 0) return
  const counts = links.map(
    ({ name, known }, place) =>
      `count_if(${sqlName(name)} is not null and ${sqlName(name)} not in (${known})) as n${place}`,
  )
  const [row] = await duck.rows<Record<string, number>>(
    `select ${counts.join(', ')} from (${acceptedRows(typed)})`,
  )
  for (const [place, link] of links.entries())
    if ((row?.[`n${place}`] ?? 0) > 0) await flagLink(duck, typed, link)
}

function linksOf(typed: TypedTable, all: readonly TypedTable[]): Link[] {
  return Object.entries(typed.source.table.columns).flatMap(([name, column]) => {
    const to = column.parent ?? column.looksUp
    const there = all.find((one) => one.source.table.name === to?.table)
    if (to === undefined || there === undefined || !typed.source.columns.includes(name)) return []
    const target = sqlName(to.column)
    const known = `select ${target} from (${acceptedRows(there)}) where ${target} is not null`
    return [{ name, label: column.label, to, known, emptied: column.parent !== undefined }]
  })
}

async function flagLink(duck: Duck, typed: TypedTable, link: Link): Promise<void> {
  const { file, table } = typed.source
  const missing = `select ordinal, "line", ${valueKind(sqlName(link.name))} as kind
    from (${acceptedRows(typed)})
    where ${sqlName(link.name)} is not null and ${sqlName(link.name)} not in (${link.known})
    order by ordinal`
  const effect = link.emptied ? 'the row is kept without it' : 'it is kept as it is'
  const reason = `${link.label} has no row in ${link.to.table}; ${effect}.`
  await duck.run(`insert into problems
    select ${sqlText(file)}, ${sqlText(table.name)}, "line", ${sqlText(link.name)}, kind,
      ${sqlText(reason)}, 'flagged'
    from (${missing})`)
  if (!link.emptied) return
  await duck.run(`insert into emptied
    select ${sqlText(table.name)}, ${sqlText(link.name)}, ordinal from (${missing})`)
}
