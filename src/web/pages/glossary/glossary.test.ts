import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTemplates } from '../../templates.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'

let bench: PageBench
before(async () => {
  bench = await openPageBench({}, '2019-10-31', () => undefined)
})
after(() => bench.close())

const html = async (address: string): Promise<string> =>
  (await bench.app.inject({ url: address, headers: { host: 'localhost' } })).body

test('the glossary says what words mean, and how charts, ratings and counts are read', async () => {
  const { status, words } = await bench.read('/glossary')
  assert.equal(status, 200)
  for (const said of [
    'Case worker The social worker who has the child’s case.',
    'Source: Children Act 1989, section 17.',
    'How to read a chart',
    'Amber: it is not met, but the figure is within a tenth of it',
    'How a rating is computed',
    'Who is counted',
  ])
    assert.ok(words.includes(said), said)
})

test('the glossary leads to nothing that is not on it, and no anchor stands twice', async () => {
  const page = await html('/glossary')
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  assert.ok(links.length > 10)
  assert.deepEqual(
    links.filter((id) => !ids.includes(id)),
    [],
  )
})

test('a word used twice on a page opens one meaning, and the next page begins without it', () => {
  const render = openTemplates()
  const twice = render('terms/testing/named-terms.njk', {
    frame: { strip: [] },
    ids: ['clock', 'due', 'clock'],
  })
  assert.equal(twice.match(/popovertarget="term-clock"/g)?.length, 2)
  assert.equal(twice.match(/id="term-clock" popover/g)?.length, 1)
  assert.match(twice, /href="\/glossary#clock"/)
  const next = render('terms/testing/named-terms.njk', { frame: { strip: [] }, ids: ['due'] })
  assert.doesNotMatch(next, /term-clock/)
})
