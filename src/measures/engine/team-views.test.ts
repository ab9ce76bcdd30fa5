import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn, openCountingBench, type CountingBench } from '../testing/counting-bench.ts'

let bench: CountingBench
before(async () => {
  bench = await openCountingBench()
})
after(() => bench.close())

type Turn = { from_on: string; until_on: string; team_id: string }

/** The turns of the case workers drawn, in time. */
async function turnsOf(involvements: string): Promise<string[]> {
  const { duck } = await bench.analyse(drawn({ ssd_involvements: involvements }), '2019-10-31')
  const turns = await duck.rows<Turn>('select * from case_worker_teams order by from_on')
  return turns.map(({ from_on, until_on, team_id }) => `${from_on} ${until_on} ${team_id}`)
}

test('each case worker is in turn until the next starts or they end', async () => {
  const turns = await turnsOf(`
    invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
    1 | A | CW | T1 | 2019-01-10 | 2019-03-01
    2 | A | CW | T2 | 2019-02-01 | 2019-04-01
    3 | A | CW | T3 | 2019-05-01 |`)
  assert.deepEqual(turns, [
    '2019-01-10 2019-02-01 T1',
    '2019-02-01 2019-04-01 T2',
    '2019-05-01 9999-12-31 T3',
  ])
})

test('those still open take their turns again, the latest first, until another starts', async () => {
  const turns = await turnsOf(`
    invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
    1 | A | CW | T1 | 2019-01-01 |
    2 | A | CW | T2 | 2019-01-02 | 2019-03-01
    3 | A | CW | T3 | 2019-01-03 | 2019-02-01
    4 | A | CW | T4 | 2019-04-01 | 2019-05-01`)
  assert.deepEqual(turns, [
    '2019-01-01 2019-01-02 T1',
    '2019-01-02 2019-01-03 T2',
    '2019-01-03 2019-02-01 T3',
    '2019-02-01 2019-03-01 T2',
    '2019-03-01 2019-04-01 T1',
    '2019-04-01 2019-05-01 T4',
    '2019-05-01 9999-12-31 T1',
  ])
})

test('of two who start on one day the greater id has the turn, and one of no days has none', async () => {
  const turns = await turnsOf(`
    invo_involvements_id | invo_person_id | invo_professional_role_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
    1 | A | CW | T1 | 2019-01-01 | 2019-06-01
    2 | A | CW | T2 | 2019-01-01 | 2019-02-01
    3 | A | CW | T3 | 2019-01-15 | 2019-01-15
    4 | A | CW | T4 | 2019-03-01 | 2019-02-01`)
  assert.deepEqual(turns, ['2019-01-01 2019-02-01 T2', '2019-02-01 2019-06-01 T1'])
})
