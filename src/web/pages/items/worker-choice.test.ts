import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawn } from '#measures/testing/counting-bench.ts'
import { openPageBench } from '../../testing/page-bench.ts'

const list = '/measures/assessments-open-over-45-working-days/items?period=2019-04'

/** A child with an open assessment for each case worker, the last of them in a team of its own. */
function recordsOf(workers: number) {
  const numbers = Array.from({ length: workers }, (_, index) => index + 1)
  const table = (heading: string, row: (number: number) => string) =>
    [heading, ...numbers.map(row)].join('\n')
  return drawn({
    ssd_involvements: table(
      'invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date',
      (one) =>
        `i${one} | c${one} | w${one} | CW | ${one === workers ? 'Last' : 'First'} | 2019-01-01`,
    ),
    ssd_cin_episodes: table(
      'cine_referral_id | cine_person_id | cine_referral_date',
      (one) => `r${one} | c${one} | 2019-02-06`,
    ),
    ssd_cin_assessments: table(
      'cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_start_date',
      (one) => `a${one} | c${one} | r${one} | 2019-02-06`,
    ),
  })
}

for (const [workers, offered] of [
  [200, 200],
  [201, 0],
] as const)
  test(`of ${workers} case workers of a list ${offered} can be chosen, and a team’s always`, async (t) => {
    const bench = await openPageBench(recordsOf(workers), '2019-04-30', () => undefined)
    t.after(bench.close)
    const all = await bench.read(list)
    assert.equal(all.status, 200)
    assert.equal(all.words.match(/w\d+ \(1\)/g)?.length ?? 0, offered)
    assert.equal(all.words.includes('Every case worker (choose a team first)'), offered === 0)
    const team = await bench.read(`${list}&team=Last`)
    assert.ok(team.words.includes(`w${workers} (1)`))
    const chosen = await bench.read(`${list}&worker=w${workers}`)
    assert.equal(chosen.status, 200)
    assert.ok(chosen.words.includes(`c${workers} `), chosen.words)
    assert.ok(!chosen.words.includes('c1 '))
  })
