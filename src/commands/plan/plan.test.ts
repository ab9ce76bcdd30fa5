import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import type { Surroundings } from '../command.ts'
import { planCommand } from './plan.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-plan-'))
before(() => placeEmptyPglite(dataFolder))
after(() => rmSync(dataFolder, { recursive: true, force: true }))

const tomorrow = localDate(new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10))

/** The command's exit code, what it told and what it printed, each on lines of its own. */
async function plan(...words: readonly string[]): Promise<string> {
  const lines: string[] = []
  const around: Surroundings = {
    out: (text) => {
      lines.push(text.trimEnd())
      return Promise.resolve()
    },
    tell: (line) => lines.push(line),
    watched: false,
    now: () => new Date('2019-11-01T08:00:00Z'),
    today: () => tomorrow,
    environment: {},
  }
  const exit = await planCommand.run([...words, '--data', dataFolder], around)
  return [exit, ...lines].join('\n')
}

const example = path.join(import.meta.dirname, '../../../example/plan.json')
const inFolder = (name: string) => path.join(dataFolder, name)

test('a plan imported is exported equal, and never over a file', async () => {
  assert.equal(
    await plan('import', example),
    '0\nThe plan marlshire-2019 is in the register. Pages show it.',
  )
  const to = inFolder('exported.json')
  assert.equal(await plan('export', '--to', to), `0\nThe plan marlshire-2019 is in ${to}.`)
  assert.deepEqual(JSON.parse(readFileSync(to, 'utf8')), JSON.parse(readFileSync(example, 'utf8')))
  assert.equal(
    await plan('export', '--to', to),
    `1\nThere is a file ${to} already. Nothing was written; name another.`,
  )
  assert.equal(
    await plan('import', to),
    '0\nThe plan marlshire-2019 was in the register already, and says the same.',
  )
})

test('a plan that says something else is refused, and a file that is none', async () => {
  const changed = inFolder('changed.json')
  writeFileSync(changed, readFileSync(example, 'utf8').replace('2019 to 2021', '2019 to 2022'))
  assert.equal(
    await plan('import', changed),
    `2\nThe register has a plan marlshire-2019 that says something else. Nothing was changed; change that one, or give the file's plan another id.`,
  )
  assert.match(await plan('import', inFolder('none.json')), /^1\nThere is no file /)
})

test('as it stood on a day is as the register had it: nothing before it was imported', async () => {
  assert.equal(
    await plan('export', '--to', inFolder('old.json'), '--on', '2019-11-01'),
    '1\nThe register has no plan on 1 November 2019. plan list says which there are.',
  )
  const to = inFolder('on-a-day.json')
  assert.match(
    await plan('export', '--to', to, '--on', tomorrow),
    /^0\nThe plan marlshire-2019 as it stood on /,
  )
  assert.deepEqual(JSON.parse(readFileSync(to, 'utf8')), JSON.parse(readFileSync(example, 'utf8')))
  assert.equal(
    await plan('export', '--to', inFolder('x.json'), '--on', 'Monday'),
    `1\n'Monday' is not a day: write it as YYYY-MM-DD.`,
  )
})

test('a new plan begins from a template, and from another plan without what came of it', async () => {
  const named = ['--title', 'Plan of 2022', '--inspection', 'Inspection of 2022']
  assert.equal(
    await plan('new', 'marlshire-2022', '--from', 'ilacs', ...named),
    '0\nThe plan marlshire-2022 is begun with 3 recommendations. Pages go on showing marlshire-2019; plan show marlshire-2022 has them show this one.',
  )
  assert.match(await plan('new', 'marlshire-2023', '--from', 'marlshire-2019', ...named), /^0\n/)
  const to = inFolder('new.json')
  assert.match(await plan('export', '--to', to, '--plan', 'marlshire-2023'), /^0\n/)
  const text = readFileSync(to, 'utf8')
  assert.doesNotMatch(text, /judged_rating|baseline|latest|at_least|evidence|actions/)
  assert.match(text, /"status": "to be agreed"/)
  assert.match(text, /"council": "Marlshire County Council"/)
  assert.equal(
    await plan('new', 'marlshire-2022', '--from', 'ilacs', ...named),
    '1\nThe register has a plan marlshire-2022 already. Nothing was changed; choose another id.',
  )
  assert.equal(
    await plan('new', 'another', '--from', 'nothing', ...named),
    `1\nThere is no template or plan called 'nothing'. The templates are: ilacs; plan list says which plans there are; a plan file is named by its path.`,
  )
  assert.match(await plan('new', 'Not an id', '--from', 'ilacs', ...named), /^1\n.*not an id/)
})

test('the plans there are are listed, the one shown first', async () => {
  const rows = JSON.parse((await plan('list', '--format', 'json')).slice(2)) as {
    plan: string
    recommendations: number
    shown: boolean
  }[]
  assert.deepEqual(
    rows.map((row) => [row.plan, row.recommendations, row.shown]),
    [
      ['marlshire-2019', 6, true],
      ['marlshire-2023', 6, false],
      ['marlshire-2022', 3, false],
    ],
  )
})

test('the plan that pages show is chosen, and exported where none is named', async () => {
  assert.equal(
    await plan('show', 'marlshire-2022'),
    '0\nPages show the plan marlshire-2022 from now on.',
  )
  assert.equal(
    await plan('show', 'marlshire-2022'),
    '0\nPages show the plan marlshire-2022 already.',
  )
  assert.match(
    await plan('export', '--to', inFolder('shown.json')),
    /^0\nThe plan marlshire-2022 is in /,
  )
  assert.equal(
    await plan('show', 'marlshire-2030'),
    '1\nThe register has no plan marlshire-2030. plan list says which there are.',
  )
})
