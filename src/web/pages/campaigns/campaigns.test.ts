import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { openActionsBench, type ActionsBench } from '../actions/testing/actions-bench.ts'

let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
})
after(() => bench.close())

const winter = { name: 'Winter <plan>', from: '2019-11-01', until: '2020-01-31' }

test('a campaign is added, and its page counts its actions by month', async () => {
  const { status, location } = await bench.send('/campaigns/new', winter)
  assert.deepEqual([status, location], [303, '/campaigns/1'])
  assert.match((await bench.read('/campaigns/1')).words, /No action belongs to it yet/)
  const day = localDate
  await bench.add({
    what: 'Done',
    campaign: 1,
    due: day('2019-11-05'),
    status: 'done and evidenced',
  })
  await bench.add({ what: 'To do', campaign: 1, due: day('2020-01-31') })
  await bench.add({ what: 'Late', campaign: 1, due: day('2019-10-31'), status: 'on track' })
  await bench.add({ what: 'No other', due: day('2019-11-05') })
  const { words, html } = await bench.read('/campaigns/1')
  for (const said of [
    'Campaign , 1 November 2019 to 31 January 2020 Winter <plan>',
    'It is under way. 1 of 3 actions is done, 1 past its day and 1 still to do in time.',
    'November 2019 1 1 0 0 0 December 2019 0 0 0 0 0 January 2020 1 0 1 0 0 Other days or none 1 0 0 1 0 All 3 1 1 1 0',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  assert.ok(!words.includes('No other'))
  assert.match(html, /<title>Actions of Winter &lt;plan&gt; by the month they are due\. 1 of 3/)
  assert.equal([...html.matchAll(/class="app-month-bars__(?:done|to-do|past)"/g)].length, 2)
  assert.match(
    (await bench.read('/campaigns')).words,
    /Winter <plan> 1 November 2019 31 January 2020 3 1 1 1 0/,
  )
})

for (const [name, fields, field, sentence] of [
  ['no name', { name: ' ' }, 'name', 'The name is needed.'],
  ['a name too long', { name: 'x'.repeat(201) }, 'name', 'The name is 201 characters long'],
  ['a name that is taken', {}, 'name', 'The plan has a campaign called ‘Winter &lt;plan&gt;’'],
  ['no first day', { name: 'Other', from: '' }, 'from', 'The first day is needed.'],
  ['a day that is none', { name: 'Other', until: 'May' }, 'until', 'The last day is no day'],
  [
    'days the wrong way round',
    { name: 'Other', until: '2019-10-31' },
    'until',
    'The last day comes before the first',
  ],
] as const)
  test(`of ${name} the form says so and loses nothing`, async () => {
    const sent = { ...winter, ...fields }
    const { status, html } = await bench.send('/campaigns/new', sent)
    assert.equal(status, 422)
    assert.ok(html.includes(`<a href="#${field}">${sentence}`))
    for (const value of [sent.name, sent.from, sent.until])
      assert.ok(html.includes(`value="${value.replace('<', '&lt;').replace('>', '&gt;')}"`), value)
  })

test('where somebody else was first both are shown, and sending again knows of it', async () => {
  const mine = { ...winter, version: '1', until: '2020-02-28' }
  const theirs = { ...mine, name: 'Spring', until: '2020-05-31' }
  assert.equal((await bench.send('/campaigns/1/edit', theirs)).status, 303)
  const refused = await bench.send('/campaigns/1/edit', mine)
  assert.equal(refused.status, 409)
  assert.match(refused.html, /The plan says now">Spring<.*You typed">Winter &lt;plan&gt;</)
  assert.match(refused.html, /name="version" value="2"/)
  assert.match(refused.html, /value="2020-02-28"/)
  assert.equal((await bench.send('/campaigns/1/edit', { ...mine, version: '2' })).status, 303)
})

test('a campaign is retired once no action is left in it', async () => {
  const refused = await bench.send('/campaigns/1/retire', {})
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Actions still belong to the campaign ‘Winter &lt;plan&gt;’ \(3\)/)
  await bench.register.db.updateTable('plan_actions').set({ campaign_id: null }).execute()
  const { status, location } = await bench.send('/campaigns/1/retire', {})
  assert.deepEqual([status, location], [303, '/campaigns'])
  assert.equal((await bench.read('/campaigns/1')).status, 404)
  assert.match((await bench.read('/campaigns')).words, /The plan has none\./)
})
