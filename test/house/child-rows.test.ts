import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '../..')

/** How rows come out of Parquet or DuckDB, and who may do each, since no child is in what they read. */
const waysOut = [
  {
    way: 'opens DuckDB itself',
    seenBy: /@duckdb\/node-api/,
    allowed: ['src/store/duck.ts'],
  },
  {
    way: 'reads Parquet',
    seenBy: /read_parquet|parquet_scan|from '[^']*\.parquet/,
    allowed: [
      'src/records/read-snapshot.ts', // views, whose rows come out below
      'src/records/build/*', // an extract on its way in
      'src/measures/engine/figure-store.ts', // figures
      'src/measures/compare/open-side.ts', // figures
    ],
  },
  {
    way: 'takes rows from DuckDB',
    seenBy: /\.rows\s*[<(]/,
    allowed: [
      'src/store/duck.ts', // the name of its own schema
      'src/records/child-rows.ts', // the one that gives children, to a viewer's scope
      'src/records/build/*', // counts, and problems, which hold no value of a person
      'src/records/find-problems.ts', // problems
      'src/records/check-snapshot.ts', // counts
      'src/measures/engine/count-left-out.ts', // counts
      'src/measures/engine/find-figures.ts', // figures
      'src/measures/engine/find-teams.ts', // how many children each team has
      'src/measures/engine/period-averages.ts', // figures
      'src/measures/compare/find-changes.ts', // figures
      'src/measures/returned-figures.ts', // figures that others returned
    ],
  },
]

type Files = Readonly<Record<string, string>>

const trespasses = (files: Files): string[] =>
  Object.entries(files).flatMap(([name, text]) =>
    waysOut
      .filter(({ seenBy, allowed }) => seenBy.test(text) && !allowed.some(isOf(name)))
      .map(({ way }) => `${name} ${way}`),
  )

const isOf = (name: string) => (allowed: string) =>
  allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed

function programFiles(): Files {
  const names = globSync(['src/**/*.ts', 'example/**/*.ts'], { cwd: root }).filter(
    (name) => !name.endsWith('.test.ts') && !name.includes('/testing/'),
  )
  return Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/'), readFileSync(path.join(root, name), 'utf8')]),
  )
}

test('children leave DuckDB by one function alone', () => {
  const files = programFiles()
  assert.ok(Object.keys(files).length > 200)
  assert.deepEqual(trespasses(files), [])
})

test('a file that reads children in any other way is caught', () => {
  assert.deepEqual(
    trespasses({
      'src/web/pages/child/route.ts': `duck.rows('from ssd_person')`,
      'src/web/pages/child/view.ts': `await analysis.duck\n    .rows<Row>('from ssd_person')`,
      'src/plan/child.ts': "run(`copy (from read_parquet('p')) to 'out.csv'`)",
      'src/commands/child.ts': `import { DuckDBInstance } from '@duckdb/node-api'`,
      'src/records/child-rows.ts': 'duck.rows(select)',
    }),
    [
      'src/web/pages/child/route.ts takes rows from DuckDB',
      'src/web/pages/child/view.ts takes rows from DuckDB',
      'src/plan/child.ts reads Parquet',
      'src/commands/child.ts opens DuckDB itself',
    ],
  )
})

test('each file that may read rows still does', () => {
  const files = Object.entries(programFiles())
  const idle = waysOut.flatMap(({ seenBy, allowed }) =>
    allowed.filter((one) => !files.some(([name, text]) => isOf(name)(one) && seenBy.test(text))),
  )
  assert.deepEqual(idle, [])
})
