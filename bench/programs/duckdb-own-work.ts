import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { duckOptions } from '#commands/duck-options.ts'
import { duckTypeOf, requiredColumns, type RecordTable } from '#records/define-table.ts'
import { recordTables } from '#records/record-tables.ts'
import { openDuck, sqlName, sqlText, type Duck } from '#store/duck.ts'

/**
 * What DuckDB itself needs to read, check and write an extract, with the import's own memory limit
 * and threads: the yardstick of the import. Each file is read once with its columns' types, rejects
 * kept, and written as Parquet; then required values, keys and parents are counted. It reads clean
 * files of a known column order alone, and tells nobody what is wrong with others.
 *
 * usage: duckdb-own-work.ts EXTRACT FOLDER
 */
const [extract = '', folder = ''] = process.argv.slice(2)
const csvOf = (table: RecordTable): string => path.join(extract, `${table.name}.csv`)
const parquetOf = (table: RecordTable): string => path.join(folder, `${table.name}.parquet`)

const tables = recordTables.filter((table) => existsSync(csvOf(table)))
mkdirSync(folder, { recursive: true })
const duck = await openDuck(duckOptions(folder))
try {
  for (const table of tables) await writeParquet(duck, table)
  const found = []
  for (const table of tables) found.push(...(await problemsOf(duck, table)))
  const rejects = await count(duck, 'select count(*) as n from reject_errors')
  const rows = found.reduce((total, { n }) => total + n, 0)
  const problems = found.reduce((total, one) => total + one.problems, rejects)
  console.log(JSON.stringify({ rows, problems }))
} finally {
  duck.close()
}

async function writeParquet(within: Duck, table: RecordTable): Promise<void> {
  const types = Object.entries(table.columns).map(
    ([name, column]) => `${sqlText(name)}: ${sqlText(duckTypeOf(column))}`,
  )
  await within.run(`
    copy (
      select * from read_csv(
        ${sqlText(csvOf(table))},
        header = true,
        auto_detect = false,
        delim = ',',
        quote = '"',
        escape = '"',
        store_rejects = true,
        columns = {${types.join(', ')}}
      )
    ) to ${sqlText(parquetOf(table))} (format parquet, compression zstd)`)
}

type Found = { n: number; problems: number }

/** Rows, and how many required values, keys and parents are not as they should be. */
async function problemsOf(within: Duck, table: RecordTable): Promise<Found[]> {
  const from = `read_parquet(${sqlText(parquetOf(table))})`
  const missing = requiredColumns(table).map((name) => `count(*) - count(${sqlName(name)})`)
  const key = table.key.map(sqlName).join(', ')
  const [own] = await within.rows<Found>(`
    select
      count(*) as n,
      (${missing.join(' + ')} + count(*) - count(distinct (${key})))::bigint as problems
    from ${from}`)
  const found = own ? [own] : []
  for (const [name, column] of Object.entries(table.columns)) {
    const reference = column.parent ?? column.looksUp
    const parent = tables.find((one) => one.name === reference?.table)
    if (reference === undefined || parent === undefined) continue
    const problems = await count(
      within,
      `select count(*) as n
      from ${from} as child
      anti join read_parquet(${sqlText(parquetOf(parent))}) as parent
        on parent.${sqlName(reference.column)} = child.${sqlName(name)}
      where child.${sqlName(name)} is not null`,
    )
    found.push({ n: 0, problems })
  }
  return found
}

async function count(within: Duck, sql: string): Promise<number> {
  const [row] = await within.rows<{ n: number }>(sql)
  return row?.n ?? 0
}
