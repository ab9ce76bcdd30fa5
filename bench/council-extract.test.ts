import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { columnNames, type RecordTable } from '#records/define-table.ts'
import { findTable } from '#records/record-tables.ts'
import { openDuck, sqlName, sqlText, type Duck } from '#store/duck.ts'
import { writeCouncilExtract } from './council-extract.ts'

let folder: string
let duck: Duck
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-extract-'))
  duck = await openDuck({ memoryLimit: '300MB', threads: 1, tempFolder: path.join(folder, 'tmp') })
  writeCouncilExtract(path.join(folder, 'first'), 0.02)
  for (const table of tables()) {
    const file = sqlText(path.join(folder, 'first', `${table.name}.csv`))
    await duck.run(`create table ${sqlName(table.name)} as
      select * from read_csv(${file}, header = true, all_varchar = true, strict_mode = true)`)
  }
})
after(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

const tables = (): RecordTable[] =>
  readdirSync(path.join(folder, 'first')).map((file) => {
    const table = findTable(path.basename(file, '.csv'))
    assert.ok(table, `${file} is no record table`)
    return table
  })

const countOf = async (sql: string): Promise<number> => {
  const [row] = await duck.rows<{ n: number }>(`select count(*) as n from ${sql}`)
  return row?.n ?? Number.NaN
}

test('each file has rows, every column of its table, and no key twice', async () => {
  for (const table of tables()) {
    const columns = await duck.rows<{ name: string }>(
      `select column_name as name from (describe ${sqlName(table.name)})`,
    )
    assert.deepEqual(
      columns.map(({ name }) => name),
      columnNames(table),
    )
    assert.notEqual(await countOf(sqlName(table.name)), 0, table.name)
    const key = table.key.map(sqlName).join(', ')
    const twice = `(select ${key} from ${sqlName(table.name)} group by all having count(*) > 1)`
    assert.equal(await countOf(twice), 0, `keys of ${table.name}`)
  }
})

test('every value can be read as its column’s type and every parent is there', async () => {
  for (const table of tables()) {
    for (const [name, column] of Object.entries(table.columns)) {
      const place = `${table.name}.${name}`
      const rows = `${sqlName(table.name)} as child where ${sqlName(name)}`
      if (column.required) assert.equal(await countOf(`${rows} is null`), 0, place)
      if (column.type === 'date') {
        const unread = `is not null and try_cast(${sqlName(name)} as timestamp) is null`
        assert.equal(await countOf(`${rows} ${unread}`), 0, place)
      }
      if (column.codes) {
        const codes = Object.keys(column.codes).map(sqlText).join(', ')
        assert.equal(await countOf(`${rows} not in (${codes})`), 0, place)
      }
      const reference = column.parent ?? column.looksUp
      if (reference) {
        const parents = `select ${sqlName(reference.column)} from ${sqlName(reference.table)}`
        assert.equal(await countOf(`${rows} not in (${parents})`), 0, place)
      }
    }
  }
})

test('the same scale gives the same bytes', () => {
  writeCouncilExtract(path.join(folder, 'second'), 0.02)
  const hashes = (name: string) =>
    tables().map(({ name: table }) =>
      createHash('sha256')
        .update(readFileSync(path.join(folder, name, `${table}.csv`)))
        .digest('hex'),
    )
  assert.deepEqual(hashes('second'), hashes('first'))
})
