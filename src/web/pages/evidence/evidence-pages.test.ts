import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { addEvidenceVersion } from '#plan/evidence/change-evidence.ts'
import { findEvidenceItem } from '#plan/evidence/find-evidence.ts'
import { evidenceFolder, keepFile } from '#plan/evidence/keep-file.ts'
import { inPieces } from '#plan/testing/files.ts'
import { entriesOf, occasion } from '#plan/testing/register-with-plan.ts'
import {
  fromThisSite,
  openEvidenceBench,
  pdf,
  typed,
  wellTyped,
  withFile,
  type EvidenceBench,
} from './testing/evidence-bench.ts'

let at: EvidenceBench
before(async () => {
  at = await openEvidenceBench()
})
after(() => at.close())

const received = localDate('2019-10-30')
const read = (address: string) => at.bench.read(address)
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function addFile(fileName: string, content: Buffer = pdf): Promise<number> {
  const kept = await keepFile(at.bench.dataFolder, { fileName, content: inPieces(content, 1000) })
  assert.ok(kept.ok)
  return at.add({ title: fileName }, { received, file: kept.file })
}

const ask = (url: string) => at.bench.app.inject({ url, headers: fromThisSite })

const edited = (version: number, given = {}) => {
  const { received: _received, link: _link, ...fields } = wellTyped(given)
  return typed({ ...fields, version: String(version) })
}

test('a page of evidence has all of it, with every version, newest first', async () => {
  const id = await at.add({
    title: 'A <title>',
    kind: 'voice of the child',
    about: { from: localDate('2019-07-01'), until: localDate('2019-09-30') },
    owner: 'Director',
    expires: localDate('2019-11-01'),
    claims: [{ supports: 'recommendation', ref: 'R2' }],
  })
  const kept = await keepFile(at.bench.dataFolder, {
    fileName: 'minutes.txt',
    content: inPieces(Buffer.alloc(1_258_291, 'x'), 100_000),
  })
  assert.ok(kept.ok)
  await at.register.db.transaction().execute((within) =>
    addEvidenceVersion(within, occasion, id, {
      received: localDate('2019-10-31'),
      file: kept.file,
    }),
  )
  const { words, html, status } = await read(`/evidence/${id}`)
  assert.equal(status, 200)
  for (const said of [
    'A <title>',
    'Voice of the child',
    'July 2019 to September 2019',
    'Director',
    '1 November 2019',
    'Recommendation R2: Subject of R2',
    kept.file.sha256,
    '1.2 MB',
  ])
    assert.ok(words.includes(said), said)
  assert.match(words, /2 minutes\.txt 31 October 2019 1\.2 MB .* 1 https:\/\/marlshire\.example/)
  assert.match(html, /href="https:\/\/marlshire\.example\/minutes" rel="noreferrer"/)
  assert.match(html, new RegExp(`href="/evidence/${id}/versions/2/file"`))
  // The first of November is its last day.
  assert.doesNotMatch(words, /has expired/)
})

test('what expired yesterday says so, on its page and in the list', async () => {
  const expires = localDate('2019-10-31')
  const id = await at.add({ title: 'Stale report', expires })
  assert.match((await read(`/evidence/${id}`)).words, /It has expired\..*31 October 2019/)
  const { words } = await read('/evidence?expired=yes')
  assert.match(words, /^.*1 item, all expired\..*Stale report/)
  assert.doesNotMatch(words, /A <title>/)
})

test('the list is narrowed by what it supports, kind, owner, words and expiry', async () => {
  const titles = async (query: Record<string, string>) => {
    const { html } = await read(`/evidence?${new URLSearchParams(query).toString()}`)
    return [...html.matchAll(/<a class="govuk-link app-breaks"[^>]*>([^<]*)</g)].map(
      ([, title]) => title,
    )
  }
  const claims = [{ supports: 'recommendation', ref: 'R2' }] as const
  await at.add({ title: 'Zebra 100%_', kind: 'activity', owner: 'Head of Help', claims })
  assert.deepEqual(await titles({ text: 'zebra 100%_' }), ['Zebra 100%_'])
  assert.deepEqual(await titles({ kind: 'activity' }), ['Zebra 100%_'])
  assert.deepEqual(await titles({ owner: 'Head of Help' }), ['Zebra 100%_'])
  assert.deepEqual((await titles({ recommendation: 'R2' })).slice(-1), ['Zebra 100%_'])
  assert.deepEqual(await titles({ recommendation: 'R2', kind: 'activity', owner: 'Director' }), [])
  assert.deepEqual(await titles({ measure: 'R2 a-measure' }), [])
  const { words } = await read('/evidence?owner=Director&kind=activity')
  assert.match(words, /No evidence is like that\. Show all of it/)
})

test('pages of the list have 50 items each, and no other page is there', async () => {
  for (let count = 0; count < 51; count += 1)
    await at.add({
      title: `Numbered ${count}`,
      claims: [{ supports: 'recommendation', ref: 'R1' }],
    })
  const first = await read('/evidence?text=numbered')
  assert.match(first.words, /51 items, none of them expired\..*Rows 1 to 50 of 51/)
  const second = await read('/evidence?text=numbered&page=2')
  assert.equal(second.html.match(/Numbered \d+/g)?.length, 1)
  for (const page of ['3', '0', '-1', '1.5', 'x', '9'.repeat(30)])
    assert.equal((await read(`/evidence?text=numbered&page=${page}`)).status, 404, page)
})

test('ways to change evidence are shown to those who may and to no others', async () => {
  const id = await at.add()
  const ways = /href="\/evidence\/(new[^"]*|\d+\/(edit|retire|versions\/new))"/g
  const shown = async () => [
    (await read(`/evidence/${id}`)).html.match(ways)?.length ?? 0,
    (await read('/evidence')).html.match(ways)?.length ?? 0,
  ]
  assert.deepEqual(await shown(), [3, 1])
  at.bench.door.askAs({ role: 'member' })
  assert.deepEqual(await shown(), [0, 0])
  at.bench.door.askAs({ role: 'assistant director' })
})

test('a file is saved as it was received, under its name, and each opening is on record', async () => {
  const id = await addFile('März; "x"\u2019s.pdf')
  const reply = await ask(`/evidence/${id}/versions/1/file`)
  assert.equal(reply.statusCode, 200)
  assert.deepEqual(reply.rawPayload, pdf)
  const { headers } = reply
  assert.equal(headers['content-type'], 'application/pdf')
  assert.equal(headers['content-length'], String(pdf.length))
  assert.equal(
    headers['content-disposition'],
    `attachment; filename="M_rz; _x__s.pdf"; filename*=UTF-8''M%C3%A4rz%3B%20_x_%E2%80%99s.pdf`,
  )
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.equal(headers['cache-control'], 'no-store')
  assert.match(String(headers['content-security-policy']), /^default-src 'none'; sandbox;/)
  const item = await findEvidenceItem(at.register.db, id)
  const entries = await entriesOf(at.register, 'file of evidence')
  assert.partialDeepStrictEqual(entries, [
    { did: 'viewed', by: { person: 1 }, subjectId: String(item?.versions[0]?.id) },
  ])
})

test('a file that is no longer what was received is not sent, and whoever runs the service hears', async () => {
  const content = Buffer.from('%PDF-1.7 to be damaged')
  const id = await addFile('damaged.pdf', content)
  appendFileSync(path.join(evidenceFolder(at.bench.dataFolder), sha256(content)), '!')
  const entries = (await entriesOf(at.register, 'file of evidence')).length
  const reply = await ask(`/evidence/${id}/versions/1/file`)
  assert.equal(reply.statusCode, 500)
  assert.match(reply.body, /it was damaged or changed\. Bring it back from a backup/)
  assert.match(at.bench.told.at(-1) ?? '', new RegExp(`evidence ${id}, version 1: .*damaged`))
  assert.equal((await entriesOf(at.register, 'file of evidence')).length, entries)
})

test('no address leads to a file but that of a version there is', async () => {
  const id = await addFile('there.pdf')
  const linked = await at.add()
  for (const address of [
    `/evidence/${id}/versions/2/file`,
    `/evidence/${id}/versions/0/file`,
    `/evidence/${id}/versions/01/file`,
    `/evidence/${id}/versions/1e0/file`,
    `/evidence/${id}/versions/..%2f..%2f1/file`,
    `/evidence/..%2f..%2fetc%2fpasswd/versions/1/file`,
    `/evidence/%00/versions/1/file`,
    `/evidence/${'9'.repeat(15)}/versions/1/file`,
    `/evidence/${'9'.repeat(400)}/versions/1/file`,
    `/evidence/${sha256(pdf)}/versions/1/file`,
    `/evidence/${linked}/versions/1/file`,
    `/evidence/%2e%2e/${sha256(pdf)}`,
  ]) {
    const { statusCode, body } = await ask(address)
    assert.ok([404, 414].includes(statusCode), `${address}: ${statusCode}`)
    assert.doesNotMatch(body, /%PDF/)
  }
})

test('an edit is kept, and its form stands at what the register says', async () => {
  const id = await at.add({
    about: { from: localDate('2019-07-01'), until: localDate('2019-09-30') },
    owner: 'Director',
  })
  const { html } = await read(`/evidence/${id}/edit`)
  assert.match(html, /value="2019-07-01"[\s\S]*value="2019-09-30"/)
  assert.match(html, /<option value="Director" selected>/)
  assert.match(html, /name="version" value="1"/)
  const sent = edited(1, { title: 'Corrected', kind: 'outcome', claims: ['R1', 'R2'] })
  const { status, location } = await at.post(`/evidence/${id}/edit`, sent)
  assert.deepEqual([status, location], [303, `/evidence/${id}`])
  assert.partialDeepStrictEqual(await findEvidenceItem(at.register.db, id), {
    title: 'Corrected',
    kind: 'outcome',
    owner: null,
    about: null,
    version: 2,
  })
  const wrong = await at.post(`/evidence/${id}/edit`, edited(2, { title: '', owner: 'Director' }))
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#title">The title is needed/)
  assert.match(wrong.html, /<option value="Director" selected>/)
})

test('two who edit the same see each other’s change, lose nothing, and sending again is knowing', async () => {
  const id = await at.add({ title: 'Before' })
  await at.post(`/evidence/${id}/edit`, edited(1, { title: 'Theirs', owner: 'Director' }))
  const mine = { title: 'Mine', owner: 'Head of Care', claims: ['R1', 'R2'] }
  const late = await at.post(`/evidence/${id}/edit`, edited(1, mine))
  assert.equal(late.status, 409)
  const apart = /<tbody role="rowgroup">([\s\S]*?)<\/tbody>/.exec(late.html)?.[1] ?? ''
  assert.deepEqual(
    [...apart.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, text]) => text),
    [
      ['Title', 'Theirs', 'Mine'],
      ['What it supports', 'R1 Subject of R1', 'R1 Subject of R1; R2 Subject of R2'],
      ['Owner', 'Director', 'Head of Care'],
    ].flat(),
  )
  assert.match(late.html, /name="title"[^>]*value="Mine"/)
  assert.match(late.html, /name="version" value="2"/)
  assert.equal((await findEvidenceItem(at.register.db, id))?.title, 'Theirs')
  await at.post(`/evidence/${id}/edit`, edited(2, mine))
  assert.equal((await findEvidenceItem(at.register.db, id))?.title, 'Mine')
})

test('a draft of an edit keeps the version it was begun from', async () => {
  const id = await at.add({ title: 'Before' })
  const page = `/evidence/${id}/edit`
  const draft = { 'draft-subject': 'evidence', 'draft-id': String(id), 'draft-page': page }
  await at.post('/drafts', typed({ ...wellTyped({ title: 'Drafted' }), ...draft, version: '1' }))
  await at.register.db
    .updateTable('evidence_items')
    .set({ version: 2 })
    .where('evidence_item_id', '=', id)
    .execute()
  const { html } = await read(page)
  assert.match(html, /name="title"[^>]*value="Drafted"/)
  assert.match(html, /name="version" value="1"/)
})

test('what it supports that the plan no longer has is shown in an edit, not dropped unsaid', async () => {
  const id = await at.add({ claims: [{ supports: 'recommendation', ref: 'R2' }] })
  const retire = (on: Date | null) =>
    at.register.db
      .updateTable('recommendations')
      .set({ retired_at: on })
      .where('ref', '=', 'R2')
      .execute()
  await retire(occasion.at)
  assert.match((await read(`/evidence/${id}`)).words, /Recommendation R2, no longer in the plan/)
  const { html, words } = await read(`/evidence/${id}/edit`)
  assert.match(html, /value="R2" checked/)
  assert.match(words, /R2 no longer in the plan/)
  const kept = await at.post(`/evidence/${id}/edit`, edited(1, { claims: ['R2'] }))
  assert.equal(kept.status, 422)
  assert.match(kept.html, /href="#claims">The plan has no recommendation R2\./)
  await retire(null)
})

test('the next version is added as the first was, and refused as the first was', async () => {
  const id = await addFile('one.pdf')
  const page = `/evidence/${id}/versions/new`
  assert.match((await read(page)).words, /Add version 2/)
  const fields = { received: '2019-10-31', link: '' }
  const content = Buffer.from('%PDF-1.7 second')
  const wrong = await at.post(page, withFile(fields, { name: 'two.docx', content }))
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#file">The file’s name says that it is a Word document/)
  assert.match(wrong.html, /value="2019-10-31"/)
  const { status, location } = await at.post(page, withFile(fields, { name: 'two.pdf', content }))
  assert.deepEqual([status, location], [303, `/evidence/${id}`])
  const item = await findEvidenceItem(at.register.db, id)
  assert.deepEqual(
    item?.versions.map((version) => 'file' in version && version.file.fileName),
    ['one.pdf', 'two.pdf'],
  )
  assert.deepEqual((await ask(`/evidence/${id}/versions/1/file`)).rawPayload, pdf)
  assert.deepEqual((await ask(`/evidence/${id}/versions/2/file`)).rawPayload, content)
})

test('what is retired is in no list, is still read at its address and cannot be changed', async () => {
  const id = await addFile('Retired.pdf')
  assert.match((await read(`/evidence/${id}/retire`)).html, /name="version" value="1"/)
  const stale = await at.post(`/evidence/${id}/retire`, typed({ version: '7' }))
  assert.equal(stale.status, 409)
  assert.match(stale.html, /has not been retired\. Look at it again first\./)
  assert.equal((await read('/evidence?text=Retired.pdf')).words.includes('No evidence'), false)
  const { status, location } = await at.post(`/evidence/${id}/retire`, typed({ version: '1' }))
  assert.deepEqual([status, location], [303, `/evidence/${id}`])
  assert.match((await read('/evidence?text=Retired.pdf')).words, /No evidence is like that/)
  const { words, html } = await read(`/evidence/${id}`)
  assert.match(words, /It was retired on 1 November 2019 at 09:00/)
  assert.doesNotMatch(html, /\/edit"|\/retire"|versions\/new"/)
  assert.deepEqual((await ask(`/evidence/${id}/versions/1/file`)).rawPayload, pdf)
  const sent = withFile({ received: '2019-10-31', link: '' }, { name: 'a.pdf', content: pdf })
  assert.equal((await at.post(`/evidence/${id}/versions/new`, sent)).status, 410)
  assert.equal((await at.post(`/evidence/${id}/edit`, edited(2))).status, 410)
  assert.equal((await at.post(`/evidence/${id}/retire`, typed({ version: '2' }))).status, 410)
  for (const below of ['edit', 'retire', 'versions/new'])
    assert.equal((await read(`/evidence/${id}/${below}`)).status, 410, below)
})
