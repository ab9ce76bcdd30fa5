import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openDuck, type Duck } from '#store/duck.ts'
import { childRows } from './child-rows.ts'
import { scopeOfTeams } from './testing/scope-of-teams.ts'
import { everyTeam, type ViewerScope } from './viewer-scope.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-scope-'))
let duck: Duck
before(async () => {
  duck = await openDuck({ memoryLimit: '100MB', threads: 1, tempFolder: folder })
  await duck.run(`create table ssd_involvements as from (values
    ('ann', 'w1', null::date), ('bob', 'w1', date '2019-10-01'), ('cat', 'w2', null), ('ann', 'w3', null)
  ) as rows(invo_person_id, invo_professional_id, invo_involvement_end_date)`)
  await duck.run(`create table ssd_cla_episodes as from (values
    ('bob', null::date), ('cat', date '2019-10-01')
  ) as rows(clae_person_id, clae_cla_episode_ceased_date)`)
  await duck.run(`create table ap_placements as from (values ('dan')) as rows(person_id)`)
})
after(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A row each for ann and bob of North, cat of South, dan of East, and one of North without a child. */
const rows = `
  select * from (values
    ('a', 'ann', 'North', 'Fieldwork'), ('b', 'bob', 'North', 'Fieldwork'), ('c', 'cat', 'South', 'Fieldwork'),
    ('d', 'dan', 'East', 'Care'), ('e', null, 'North', 'Fieldwork'), ('left', 'ann', 'North', 'Fieldwork')
  ) as rows(id, child_id, team, service)
  where id <> $1`

const seenBy = async (scope: ViewerScope, select = rows): Promise<string> => {
  const found = await childRows<{ id: string }>(duck, scope, {
    select,
    orderBy: 'id',
    values: ['left'],
  })
  return found.map(({ id }) => id).join(' ')
}

const nothing = scopeOfTeams([])

test('a viewer sees the rows of their own teams and of no other', async () => {
  assert.equal(await seenBy(everyTeam), 'a b c d e')
  assert.equal(await seenBy(scopeOfTeams(['South'])), 'c')
  assert.equal(await seenBy(scopeOfTeams(['North', 'East'])), 'a b d e')
  assert.equal(await seenBy(scopeOfTeams([`South' or '1'='1`])), '')
})

test('a viewer whom nothing lets in sees nothing', async () => {
  assert.equal(await seenBy(nothing), '')
})

test('a viewer of a service sees the rows of all its teams', async () => {
  assert.equal(await seenBy({ ...nothing, services: ['Fieldwork'] }), 'a b c e')
})

test('a worker sees the children they are involved with now', async () => {
  assert.equal(await seenBy({ ...nothing, workers: ['w1'] }), 'a')
  assert.equal(await seenBy({ ...nothing, workers: ['w1', 'w2'] }), 'a c')
})

test('the virtual school sees children in care now and in alternative provision', async () => {
  assert.equal(await seenBy({ ...nothing, education: true }), 'b d')
})

test('what one part of a scope does not let in another may', async () => {
  assert.equal(await seenBy({ ...nothing, teams: ['East'], workers: ['w2'] }), 'c d')
})

test('a restricted child is hidden in every scope, and rows without a child are not', async () => {
  const hidden = ['ann', 'dan']
  assert.equal(await seenBy({ ...everyTeam, hidden }), 'b c e')
  assert.equal(await seenBy({ ...scopeOfTeams(['North', 'East']), hidden }), 'b e')
  assert.equal(await seenBy({ ...nothing, workers: ['w1'], hidden }), '')
  assert.equal(await seenBy({ ...nothing, education: true, hidden }), 'b')
})

test('rows that do not say their child are an error for a viewer who may not see every child', async () => {
  const nameless = `select id, team from (${rows})`
  await assert.rejects(seenBy({ ...everyTeam, hidden: ['ann'] }, nameless), /child_id/)
  await assert.rejects(seenBy({ ...nothing, services: ['Care'] }, nameless), /service/)
})
