import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '../..')

/** Cruises a tree of these files under the project's own rules; what it prints, and how it ends. */
function cruise(files: Readonly<Record<string, string>>): { code: number | null; text: string } {
  const tree = mkdtempSync(path.join(tmpdir(), 'throughline-layers-'))
  try {
    for (const name of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json'])
      cpSync(path.join(root, name), path.join(tree, name))
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(tree, name)), { recursive: true })
      writeFileSync(path.join(tree, name), text)
    }
    const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const done = spawnSync(process.execPath, [cruiser, '--no-progress', 'src'], {
      cwd: tree,
      encoding: 'utf8',
    })
    return { code: done.status, text: `${done.stdout}${done.stderr}` }
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

const leaf = `export const day = 1\n`

test('imports of lower folders pass, and the cruise sees them', () => {
  const { code, text } = cruise({
    'src/calendar/day.ts': leaf,
    'src/records/row.ts': `import { day } from '#calendar/day.ts'\nexport const row = day\n`,
  })
  assert.equal(code, 0, text)
  assert.match(text, /2 modules, 1 dependencies/)
})

const planted: Readonly<Record<string, readonly [rule: string, Record<string, string>]>> = {
  'an import of a higher folder': [
    'calendar-imports-only-lower-folders',
    {
      'src/web/page.ts': leaf,
      'src/calendar/day.ts': `import { day } from '#web/page.ts'\nexport const one = day\n`,
    },
  ],
  'an import of a sibling of the same number': [
    'extracts-imports-only-lower-folders',
    {
      'src/measures/count.ts': leaf,
      'src/extracts/read.ts': `import { day } from '../measures/count.ts'\nexport const one = day\n`,
    },
  ],
  'an import of a type alone': [
    'records-imports-only-lower-folders',
    {
      'src/plan/plan.ts': 'export type Plan = { id: string }\n',
      'src/records/row.ts': `import type { Plan } from '#plan/plan.ts'\nexport type Row = Plan\n`,
    },
  ],
  'a cycle': [
    'no-cycles',
    {
      'src/plan/one.ts': `import { two } from './two.ts'\nexport const one = (): number => two()\n`,
      'src/plan/two.ts': `import { one } from './one.ts'\nexport const two = (): number => one()\n`,
    },
  ],
  'an import of nothing that is there': [
    'everything-resolves',
    { 'src/plan/one.ts': `import { two } from './two.ts'\nexport const one = two\n` },
  ],
  'a file outside every layer': [
    'every-file-has-a-layer',
    {
      'src/calendar/day.ts': leaf,
      'src/helpers/one.ts': `import { day } from '../calendar/day.ts'\nexport const one = day\n`,
    },
  ],
}

for (const [name, [rule, files]] of Object.entries(planted)) {
  test(`${name} is caught`, () => {
    const { code, text } = cruise(files)
    assert.notEqual(code, 0)
    assert.match(text, new RegExp(`error ${rule}`))
  })
}
