import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { openActionsBench, type ActionsBench } from '../actions/testing/actions-bench.ts'

// Today is 1 November 2019; Ann, who asks, is Director.
let bench: ActionsBench
before(async () => {
  bench = await openActionsBench()
})
after(() => bench.close())

const calendar = () =>
  bench.app.inject({ url: '/my-work/calendar.ics', headers: { host: 'localhost' } })

test('without an action it says so', async () => {
  const { status, words } = await bench.read('/my-work')
  assert.equal(status, 200)
  assert.match(words, /You have no action to do\. Yours is what falls to Director\./)
})

test('my work has what falls to my posts: days past and near, and all that is to do', async () => {
  await bench.add({ what: 'Past', owner: 'Director', due: localDate('2019-10-30') })
  await bench.add({ what: 'Far', owner: 'Director', due: localDate('2020-05-31') })
  await bench.add({ what: 'Shown', owner: 'Director', status: 'done awaiting evidence' })
  await bench.add({ what: 'Elsewhere', owner: 'Head of Care', due: localDate('2019-11-02') })
  await bench.add({
    what: 'Stepped',
    owner: 'Director',
    milestones: [{ id: null, what: 'A step', due: localDate('2019-11-15'), done: null }],
  })
  const { words } = await bench.read('/my-work')
  for (const said of [
    'You have 3 actions to do. Of their days 1 is past and 1 falls within the next 14 days.',
    'Past 30 October 2019 2 days past its day The action is due',
    'A step 15 November 2019 In 14 days Milestone of: Stepped',
    'Done, awaiting evidence',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
  assert.ok(!words.includes('Elsewhere'))
})

test('somebody who holds no post is told so', async () => {
  await bench.register.db.updateTable('post_holders').set({ until_on: '2019-10-31' }).execute()
  const { words } = await bench.read('/my-work')
  await bench.register.db.updateTable('post_holders').set({ until_on: null }).execute()
  assert.match(words, /You hold no post that a plan names/)
})

test('the calendar file has the days of my work, in lines as RFC 5545 has them, and no comment', async () => {
  const long = await bench.add({
    what: `Meet, plan; agree ${'é'.repeat(60)}`,
    owner: 'Director',
    due: localDate('2019-12-24'),
  })
  await bench.send(`/actions/${long.id}/comments`, { words: 'About the child c1 of North' })
  const reply = await calendar()
  assert.equal(reply.statusCode, 200)
  assert.equal(reply.headers['content-type'], 'text/calendar; charset=utf-8')
  assert.equal(reply.headers['content-disposition'], 'attachment; filename="my-work.ics"')
  assert.equal(reply.headers['cache-control'], 'no-store')
  const lines = reply.body.split('\r\n')
  assert.equal(lines.at(-1), '')
  assert.ok(lines.every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75))
  const unfolded = reply.body.replaceAll('\r\n ', '').split('\r\n')
  assert.ok(unfolded.includes(`SUMMARY:Due: Meet\\, plan\\; agree ${'é'.repeat(60)}`))
  assert.deepEqual(
    unfolded.filter((line) => line.startsWith('DTSTART')).toSorted(),
    ['20191030', '20191115', '20191224', '20200531']
      .map((day) => `DTSTART;VALUE=DATE:${day}`)
      .toSorted(),
  )
  assert.ok(unfolded.includes(`UID:small-plan.action-${long.id}@localhost`))
  assert.doesNotMatch(reply.body, /c1|North|About the child|Elsewhere/)
})

test('nobody has the file who is not signed in, or sees no plan', async () => {
  bench.door.askAs()
  const unknown = await calendar()
  bench.door.askAs({ role: 'administrator' })
  const refused = await calendar()
  bench.door.askAs({ role: 'assistant director' })
  assert.equal(unknown.statusCode, 303)
  assert.match(unknown.headers.location ?? '', /^\/sign-in/)
  assert.equal(refused.statusCode, 403)
  assert.doesNotMatch(unknown.body + refused.body, /VCALENDAR/)
})
