import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { occasion, smallPlan } from '#plan/testing/register-with-plan.ts'
import { addCampaign } from '#plan/actions/campaigns.ts'
import { openActionsBench, type ActionsBench } from '../testing/actions-bench.ts'

// Today is 1 November 2019.
let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
  const campaign = await bench.register.db.transaction().execute((within) =>
    addCampaign(within, occasion, smallPlan.id, {
      name: 'Planning <winter>',
      from: localDate('2019-11-01'),
      until: localDate('2020-05-31'),
    }),
  )
  assert.ok(campaign.ok)
  await bench.add({
    what: 'Train & test',
    owner: 'Director',
    due: localDate('2019-10-30'),
    status: 'on track',
  })
  await bench.add({ what: 'Write', owner: 'Head of Care', due: localDate('2019-11-01') })
  await bench.add({ what: '=Audit', recommendations: ['R1', 'R2'], status: 'at risk' })
  await bench.add({
    what: 'Finish',
    due: localDate('2019-10-01'),
    status: 'done and evidenced',
    campaign: campaign.campaign.id,
  })
})
after(() => bench.close())

/** What each row that is shown is to do, in order. */
const shown = async (query = ''): Promise<string[]> => {
  const { html } = await bench.read(`/actions${query}`)
  return [...html.matchAll(/app-actions__what" href="\/actions\/\d+">([^<]*)</g)].map(
    ([, what = '']) => what,
  )
}

test('lists every action, the earliest due first, with how many there are and how many are past', async () => {
  const { words, status } = await bench.read('/actions')
  assert.equal(status, 200)
  assert.deepEqual(await shown(), ['Finish', 'Train &amp; test', 'Write', '=Audit'])
  assert.match(words, /Actions: 4 The plan has 4 actions\. 1 is past its day and still to do\./)
  assert.match(words, /Train & test Director On track 30 October 2019 2 days past its day R1/)
  assert.match(words, /Write Head of Care Not started 1 November 2019 Due today R1/)
  assert.match(words, /=Audit Nobody yet At risk No day R1 , R2/)
  assert.match(words, /Finish Planning <winter> Nobody yet Done and evidenced 1 October 2019 R1/)
})

for (const [query, left, said] of [
  ['recommendation=R2', ['=Audit'], '1 of the plan’s 4 actions is like that. None is past'],
  ['owner=Director', ['Train &amp; test'], '1 of the plan’s 4 actions is like that. 1 is past'],
  ['owner=–', ['Finish', '=Audit'], '2 of the plan’s 4 actions are like that.'],
  ['status=at+risk', ['=Audit'], '1 of the plan’s 4'],
  ['status=to+do', ['Train &amp; test', 'Write', '=Audit'], '3 of the plan’s 4'],
  ['status=past+its+day', ['Train &amp; test'], '1 of the plan’s 4'],
  ['status=past+its+day&before=2019-10-30', [], '0 of the plan’s 4 actions are like that.'],
  ['before=2019-11-01', ['Finish', 'Train &amp; test'], '1 is past its day'],
  ['campaign=1', ['Finish'], '1 of the plan’s 4'],
  ['text=TRAIN', ['Train &amp; test'], '1 of the plan’s 4'],
  ['mine=yes', ['Train &amp; test'], '1 of the plan’s 4'],
  [
    'recommendation=&owner=&status=&before=&campaign=&text=',
    ['Finish', 'Train &amp; test', 'Write', '=Audit'],
    'The plan has 4',
  ],
  [
    'sort=what&order=down',
    ['Write', 'Train &amp; test', 'Finish', '=Audit'],
    'Sorted by what is to be done, Z to A.',
  ],
  ['sort=owner', ['Train &amp; test', 'Write', '=Audit', 'Finish'], 'Sorted by owner, A to Z.'],
] as const)
  test(`narrows and sorts by ${query}`, async () => {
    assert.deepEqual(await shown(`?${query}`), left)
    assert.ok((await bench.read(`/actions?${query}`)).words.includes(said))
  })

test('what is chosen stays chosen, though the plan has none of it', async () => {
  const { html } = await bench.read(
    '/actions?owner=Nobody+like+that&text=%3Cb%3E&before=2019-11-02',
  )
  assert.match(html, /<option value="Nobody like that" selected>/)
  assert.match(html, /name="text" value="&lt;b&gt;"/)
  assert.match(html, /type="date" value="2019-11-02"/)
  assert.match(html, /No action is like that/)
})

test('a list of more than fifty has pages, and there is none after the last', async () => {
  const more = Array.from({ length: 47 }, (_, index) => index)
  for (const index of more) await bench.add({ what: `More ${index}`, due: localDate('2021-01-01') })
  assert.equal((await shown()).length, 50)
  assert.deepEqual(await shown('?page=2'), ['=Audit'])
  assert.match((await bench.read('/actions')).words, /Rows 1 to 50 of 51/)
  assert.equal((await bench.read('/actions?page=3')).status, 404)
})

test('only those who may change the plan are shown how to', async () => {
  const { html } = await bench.read('/actions')
  for (const way of ['Change those chosen', 'Add an action', 'type="checkbox" id="chosen'])
    assert.ok(html.includes(way))
  bench.door.askAs({ role: 'member' })
  const { html: plain, status } = await bench.read('/actions')
  bench.door.askAs({ role: 'assistant director' })
  assert.equal(status, 200)
  for (const way of ['Change those chosen', 'Add an action', 'id="chosen', 'Change all'])
    assert.ok(!plain.includes(way))
})

test('the file has all that the filter leaves, and a spreadsheet runs none of it', async () => {
  const reply = await bench.app.inject({
    url: '/actions.csv?status=to+do&before=2019-11-02',
    headers: { host: 'localhost' },
  })
  assert.equal(
    reply.headers['content-disposition'],
    'attachment; filename="actions 2019-11-01.csv"',
  )
  assert.equal(
    reply.body,
    `action,what,recommendations,owner,contributors,start_on,due_on,status,past_its_day,stopped_because,campaign,milestones,milestones_done
1,Train & test,R1,Director,,,2019-10-30,on track,yes,,,0,0
2,Write,R1,Head of Care,,,2019-11-01,not started,no,,,0,0
`,
  )
  const { body } = await bench.app.inject({
    url: '/actions.csv?recommendation=R2',
    headers: { host: 'localhost' },
  })
  assert.match(body, /\n3,'=Audit,R1; R2,,,,,at risk,no,,,0,0\n/)
})
