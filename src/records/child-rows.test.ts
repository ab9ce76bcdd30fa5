import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { openDuck } from '#store/duck.ts'
import { childRows } from './child-rows.ts'
import { everyTeam } from './viewer-scope.ts'

test('a viewer sees the rows of their own teams and of no other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-scope-'))
  const duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: folder })
  const query = {
    select: `select * from (values ('a', 'North'), ('b', 'South'), ('c', 'East')) as rows(id, team) where id <> $1`,
    orderBy: 'id desc',
    values: ['c'],
  }
  const seenBy = async (scope: Parameters<typeof childRows>[1]) =>
    (await childRows<{ id: string }>(duck, scope, query)).map((row) => row.id)
  try {
    assert.deepEqual(await seenBy(everyTeam), ['b', 'a'])
    assert.deepEqual(await seenBy({ sees: 'teams', teams: ['North', 'East'] }), ['a'])
    assert.deepEqual(await seenBy({ sees: 'teams', teams: [`South' or '1'='1`] }), [])
    assert.deepEqual(await seenBy({ sees: 'teams', teams: [] }), [])
  } finally {
    duck.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
