import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { drawn, openCountingBench } from '#measures/testing/counting-bench.ts'
import { writeSnapshot } from '#measures/testing/write-snapshot.ts'
import { compareCommand } from './compare.ts'
import type { Surroundings } from './command.ts'

let dataFolder = ''
const first = '2019-03-31-0000000000'
const second = '2019-04-30-0000000000'

before(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-compare-'))
  const bench = await openCountingBench()
  for (const [day, moderated] of [
    ['2019-03-31', ''],
    ['2019-04-30', 'inadequate'],
  ] as const) {
    const rows = drawn({
      audits: `
        audit_id | domain     | person_id | audit_date | grade       | moderated_grade
        1        | assessment | c1        | 2019-02-05 | outstanding |
        2        | assessment | c2        | 2019-03-05 | good        | ${moderated}`,
    })
    await writeSnapshot(await bench.analyse(rows, day), Object.keys(rows), dataFolder)
  }
  bench.close()
})
after(() => rmSync(dataFolder, { recursive: true, force: true }))

async function run(...words: string[]) {
  let out = ''
  let told = ''
  const around = {
    out: async (text: string) => void (out += text),
    tell: (line: string) => void (told += `${line}\n`),
    watched: false,
  } as Partial<Surroundings> as Surroundings
  const status = await compareCommand.run([...words, '--data', dataFolder], around)
  return { status, lines: out.trimEnd().split('\n'), told }
}

const audits = 'audit-assessment-good-or-above'

test('what changed between two snapshots is printed between their figures', async () => {
  const { status, lines } = await run(first, second, '--measure', audits, '--period-kind', 'month')
  assert.equal(status, 0)
  assert.deepEqual(lines, [
    'measure,period_kind,period,level,team,part,items,numerator,denominator,value,state,snapshot,settings',
    `${audits},month,2019-03,council,,before,,1,1,100.0,figure,${first},1`,
    `${audits},month,2019-03,council,,record changed,1,-1,0,,,,`,
    `${audits},month,2019-03,council,,after,,0,1,0.0,figure,${second},1`,
  ])
})

test('a period in which nothing changed is printed when asked for', async () => {
  const words = [first, second, '--measure', audits, '--period', '2019-02']
  assert.equal((await run(...words)).lines.length, 1)
  assert.match((await run(...words)).told, /Nothing changed/)
  assert.deepEqual((await run(...words, '--every-period')).lines.slice(1), [
    `${audits},month,2019-02,council,,before,,1,1,100.0,figure,${first},1`,
    `${audits},month,2019-02,council,,after,,1,1,100.0,figure,${second},1`,
  ])
})

test('the items behind what changed are listed', async () => {
  const { status, lines } = await run(first, second, '--items', '--period-kind', 'month')
  assert.equal(status, 0)
  assert.deepEqual(lines, [
    'measure,period_kind,period,item_id,reason,team_before,team_after,numerator_before,numerator_after,denominator_before,denominator_after',
    `${audits},month,2019-03,2,record changed,Not recorded,Not recorded,1,0,1,1`,
  ])
  assert.match((await run(first, second, '--items', '--by', 'team')).told, /takes no --by/)
})

test('a snapshot that is not there, or a period of another kind, is said in a sentence', async () => {
  const absent = await run(first, '2019-05-31-0000000000')
  assert.equal(absent.status, 1)
  assert.match(absent.told, /There is no snapshot 2019-05-31-0000000000/)
  assert.match((await run(first)).told, /needs the ids of two snapshots/)
  assert.match((await run(first, second, '--by', 'service')).told, /not a level to compare by/)
  assert.match((await run(first, second, '--period', '2019-01..2019-03')).told, /is a range/)
})
