import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { findEvidenceItem } from '#plan/evidence/find-evidence.ts'
import { entriesOf } from '#plan/testing/register-with-plan.ts'
import { zipOf } from '#plan/testing/files.ts'
import {
  openEvidenceBench,
  pdf,
  typed,
  wellTyped,
  withFile,
  type EvidenceBench,
  type Fields,
} from './testing/evidence-bench.ts'

let at: EvidenceBench
before(async () => {
  at = await openEvidenceBench()
})
after(() => at.close())

const address = '/evidence/new?recommendation=R1'
const noFile = { name: '', content: Buffer.alloc(0) }

const send = (fields: Fields, file = { name: 'minutes.pdf', content: pdf }) =>
  at.post(address, withFile(fields, file))

/** The links of the error summary: field and sentence. */
const summary = (html: string) =>
  [...html.matchAll(/<a href="#([\w-]+)">([^<]+)<\/a>/g)].map(([, field, sentence]) => [
    field,
    sentence?.replaceAll('&#39;', "'").replaceAll('&quot;', '"'),
  ])

const told = async (fields: Fields, file = noFile) => {
  const { status, html } = await send(wellTyped(fields), file)
  assert.equal(status, 422)
  return summary(html)
}

const idIn = (location: string) => Number(/^\/evidence\/(\d+)$/.exec(location)?.[1])

test('the form asks what evidence of a recommendation supports with that box ticked', async () => {
  const { html } = await at.bench.read('/evidence/new?recommendation=R2')
  assert.match(html, /enctype="multipart\/form-data"/)
  assert.match(html, /value="R2" checked/)
  assert.doesNotMatch(html, /value="R1" checked/)
  assert.match(html, /formaction="\/drafts" formenctype="application\/x-www-form-urlencoded"/)
  assert.match(html, /<input[^>]*name="received"[^>]*value="2019-11-01"/)
  const action = await at.bench.read('/evidence/new?action=12')
  assert.match(action.html, /name="actions"[^>]*value="12"/)
})

test('evidence with a file is kept whole, and its page is where one comes to', async () => {
  const { status, location } = await send(
    wellTyped({
      title: ' Minutes ',
      kind: 'voice of the child',
      claims: ['R1', 'R2'],
      from: '2019-07-01',
      until: '2019-09-30',
      owner: 'Director',
      expires: '2020-10-30',
    }),
  )
  assert.equal(status, 303)
  const item = await findEvidenceItem(at.register.db, idIn(location))
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  assert.partialDeepStrictEqual(item, {
    title: 'Minutes',
    kind: 'voice of the child',
    about: { from: '2019-07-01', until: '2019-09-30' },
    owner: 'Director',
    expires: '2020-10-30',
    claims: [
      { supports: 'recommendation', ref: 'R1' },
      { supports: 'recommendation', ref: 'R2' },
    ],
    versions: [
      {
        number: 1,
        received: '2019-10-30',
        file: { sha256, size: pdf.length, fileName: 'minutes.pdf', mediaType: 'application/pdf' },
      },
    ],
  })
  assert.deepEqual(at.kept(), [sha256])
  const entry = (await entriesOf(at.register, 'evidence')).at(-1)
  assert.deepEqual([entry?.['subjectId'], entry?.['by']], [String(item?.id), { person: 1 }])
})

test('evidence can be a link, with a file’s field left empty', async () => {
  const { location } = await send(wellTyped({ link: ' https://marlshire.example/a ' }), noFile)
  const item = await findEvidenceItem(at.register.db, idIn(location))
  assert.partialDeepStrictEqual(item?.versions, [{ link: 'https://marlshire.example/a' }])
})

test('all that is wrong is told at once, in the order of the form, and nothing typed is lost', async () => {
  const entries = (await entriesOf(at.register, 'evidence')).length
  const fields = {
    title: '',
    kind: 'gossip',
    claims: ['R2'],
    actions: '7, seven',
    from: '31/10/2019',
    until: '2019-11-01',
    owner: 'Nobody <at all>',
    expires: '2019-02-29',
    received: '2019-11-02',
    link: '"quoted" & more',
  }
  const { status, html } = await send(fields)
  assert.equal(status, 422)
  assert.deepEqual(summary(html), [
    ['title', 'The title is needed.'],
    ['kind', 'The kind is one of: activity, output, outcome, voice of the child.'],
    ['actions', '‘seven’ is not the number of an action; write numbers, such as 12, 40.'],
    ['from', '‘31/10/2019’ is not a day; write it as 2019-10-31.'],
    ['expires', '‘2019-02-29’ is not a day; write it as 2019-10-31.'],
    ['received', 'The day it was received is still to come.'],
    ['link', 'Give a file or a link, not both; the other can be the next version.'],
    [
      'file',
      'Choose the file again: it was not kept, since something else has to be mended first.',
    ],
  ])
  assert.match(html, /<title>Error: Add evidence/)
  for (const value of [
    '7, seven',
    '31/10/2019',
    '2019-11-01',
    '2019-02-29',
    '2019-11-02',
    '&quot;quoted&quot; &amp; more',
  ])
    assert.ok(html.includes(`value="${value}"`), value)
  assert.match(html, /value="R2" checked/)
  assert.match(html, /<option value="Nobody &lt;at all&gt;" selected>/)
  assert.equal((await entriesOf(at.register, 'evidence')).length, entries)
})

test('each day, number and thing is asked for where it is missing or not there', async () => {
  const link = 'https://marlshire.example/a'
  assert.deepEqual(await told({}), [['file', 'Choose a file, or give a link above.']])
  assert.deepEqual(await told({ link, received: '' }), [
    ['received', 'Give the day it was received.'],
  ])
  const half = 'Give both the first and the last day it is about, or neither.'
  assert.deepEqual(await told({ link, from: '2019-10-01' }), [['until', half]])
  assert.deepEqual(await told({ link, until: '2019-10-01' }), [['from', half]])
  assert.deepEqual(await told({ link, from: '2019-10-02', until: '2019-10-01' }), [
    ['from', 'The last day it is about comes before the first; change one of them.'],
  ])
  assert.deepEqual(await told({ link, claims: [] }), [
    ['claims', 'Say what it supports: a recommendation, a measure or an action.'],
  ])
  assert.deepEqual(await told({ link, claims: ['R3'], actions: '99', owner: 'Nobody' }), [
    ['claims', 'The plan has no recommendation R3.'],
    ['actions', 'The plan has no action 99 in use.'],
    ['owner', `No plan names a post called 'Nobody'; choose one from the list of posts.`],
  ])
  const wrongLink = 'The link is an address that begins with https:// or http://; copy it whole.'
  assert.deepEqual(await told({ link: 'javascript:alert(1)' }), [['link', wrongLink]])
})

test('a file that is not what its name says is refused, and what was typed is kept', async () => {
  const kept = at.kept()
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300_000), Buffer.from('PE')])
  const html = Buffer.from('<!DOCTYPE html><script>alert(1)</script>'.repeat(5000))
  const notWord =
    'The file’s name says that it is a Word document (.docx), and its content is not. Save it again as a Word document, or give it the name that belongs to it.'
  for (const [name, content, sentence] of [
    ['setup.pdf', program, 'The file is a program, and programs are not kept.'],
    ['page.docx', html, notWord],
    ['book.docx', await zipOf(['[Content_Types].xml', 'xl/workbook.xml']), notWord],
    ['nothing.pdf', Buffer.alloc(0), 'The file is empty.'],
  ] as const) {
    const answer = await send(wellTyped({ title: 'Kept in the form' }), { name, content })
    assert.equal(answer.status, 422, name)
    assert.deepEqual(summary(answer.html), [['file', sentence]])
    assert.match(answer.html, /value="Kept in the form"/)
  }
  assert.deepEqual(at.kept(), kept)
})

test('names of files are words and never places', async () => {
  for (const [name, shown] of [
    ['../../../etc/cron.d/x.pdf', 'x.pdf'],
    ['..\\..\\Windows\\win.pdf', 'win.pdf'],
    ['a\u0000b.pdf', 'ab.pdf'],
    [`${'x'.repeat(5000)}.pdf`, `${'x'.repeat(196)}.pdf`],
    ['CON.pdf', 'CON.pdf'],
    ['..pdf', '..pdf'],
  ] as const) {
    const { location, html } = await send(wellTyped(), { name, content: pdf })
    const item = await findEvidenceItem(at.register.db, idIn(location))
    assert.ok(item, summary(html).join())
    const [version] = item.versions
    assert.equal(version && 'file' in version && version.file.fileName, shown)
  }
  // Each content once, under its hash, whatever it is called.
  assert.deepEqual(at.kept(), [createHash('sha256').update(pdf).digest('hex')])
})

test('only one file is taken, and only from its own field', async () => {
  const other = Buffer.from('%PDF-1.7 another')
  const { location } = await at.post(
    address,
    withFile(
      wellTyped(),
      { name: 'elsewhere.pdf', content: other, field: 'title' },
      { name: 'one.pdf', content: pdf },
      { name: 'two.pdf', content: other },
    ),
  )
  const item = await findEvidenceItem(at.register.db, idIn(location))
  assert.equal(item?.title, 'Minutes of the board')
  assert.partialDeepStrictEqual(item.versions, [{ file: { fileName: 'one.pdf' } }])
  assert.equal(at.kept().length, 1)
})

test('a body that is no form with a file, or breaks off, is refused and changes nothing', async () => {
  const entries = (await entriesOf(at.register, 'evidence')).length
  const whole = withFile(wellTyped(), {
    name: 'a.pdf',
    content: Buffer.concat([pdf, Buffer.alloc(9)]),
  })
  const body = Buffer.from(whole.body)
  assert.equal((await at.post(address, typed(wellTyped()))).status, 415)
  assert.equal((await at.post(address, { ...whole, type: 'multipart/form-data' })).status, 400)
  for (const length of [0, 30, body.length - 60, body.length - 8]) {
    const { status, html } = await at.post(address, { ...whole, body: body.subarray(0, length) })
    assert.equal(status, 400, String(length))
    assert.match(html, /did not arrive whole/)
  }
  assert.equal((await entriesOf(at.register, 'evidence')).length, entries)
  assert.equal(at.kept().length, 1)
})

test('what was typed is kept as a draft, shown again, and gone once the evidence is there', async () => {
  const of = { 'draft-subject': 'evidence', 'draft-id': 'new R1', 'draft-page': address }
  const draft = wellTyped({ title: 'From <my> draft', claims: ['R1', 'R2'], file: 'minutes.pdf' })
  assert.equal((await at.post('/drafts', typed({ ...draft, ...of }))).location, address)
  const shown = await at.bench.read(address)
  assert.match(shown.words, /This is your draft of 1 November 2019 at 09:00/)
  assert.match(shown.html, /value="From &lt;my&gt; draft"/)
  assert.match(shown.html, /value="R1" checked[\s\S]*value="R2" checked/)
  assert.doesNotMatch((await at.bench.read('/evidence/new')).html, /my&gt; draft/)
  await send(wellTyped())
  assert.doesNotMatch((await at.bench.read(address)).html, /draft of/)
})
