import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { Buffer } from 'node:buffer'
import { compoundFile, inPieces, zipOf } from '../testing/files.ts'
import { evidenceFolder, keepFile } from './keep-file.ts'

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\nendobj\n%%EOF\n')
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])
const windowsProgram = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200), Buffer.from('PE')])
const office = (part: string) => ['[Content_Types].xml', '_rels/.rels', part]

const notA = (inWords: string, ending: string) =>
  `The file’s name says that it is ${inWords} (.${ending}), and its content is not. Save it again as ${inWords}, or give it the name that belongs to it.`

async function* broken() {
  yield pdf
  throw new Error('the line went dead')
}

describe('keeping a file of evidence', () => {
  let dataFolder: string
  const kept = () => readdirSync(evidenceFolder(dataFolder))
  const keep = (fileName: string, content: Uint8Array, size = 1000) =>
    keepFile(dataFolder, { fileName, content: inPieces(content, size) })
  const named = async (name: string) => {
    const outcome = await keep(name, pdf)
    return outcome.ok ? outcome.file.fileName : outcome.sentence
  }
  const refused = async (fileName: string, content: Uint8Array, sentence: string) => {
    const there = kept()
    assert.deepEqual(await keep(fileName, content), { ok: false, sentence }, fileName)
    assert.deepEqual(await keep(fileName, content, 3), { ok: false, sentence }, fileName)
    assert.deepEqual(kept(), there)
  }

  before(() => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-evidence-'))
  })
  after(() => rmSync(dataFolder, { recursive: true, force: true }))

  test('puts it under the hash of its content, for its owner alone', async () => {
    const content = Buffer.from('hello')
    // sha256sum of those five letters.
    const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
    assert.deepEqual(await keep('C:\\minutes\\March.TXT', content), {
      ok: true,
      file: { sha256, size: 5, fileName: 'March.TXT', mediaType: 'text/plain' },
    })
    assert.deepEqual(kept(), [sha256])
    const file = path.join(evidenceFolder(dataFolder), sha256)
    assert.deepEqual(readFileSync(file), content)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(evidenceFolder(dataFolder)).mode & 0o777, 0o700)
  })

  test('keeps the same content once, under either name', async () => {
    const there = kept().length
    const one = await keep('one.txt', Buffer.from('twice'))
    const other = await keep('other.csv', Buffer.from('twice'), 1)
    assert.ok(one.ok && other.ok)
    assert.equal(one.file.sha256, other.file.sha256)
    assert.deepEqual([one.file.mediaType, other.file.mediaType], ['text/plain', 'text/csv'])
    assert.equal(kept().length, there + 1)
  })

  test('takes each kind by its content', async () => {
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['a.pdf', pdf],
      ['a.png', png],
      ['a.jpg', jpeg],
      ['a.jpeg', jpeg],
      ['a.docx', await zipOf(office('word/document.xml'))],
      ['a.xlsx', await zipOf(office('xl/workbook.xml'))],
      ['a.pptx', await zipOf(office('ppt/presentation.xml'))],
      ['a.msg', compoundFile(['Root Entry', '__nameid_version1.0'])],
      ['a.eml', Buffer.from('Date: Fri, 1 Nov 2019 08:00:00 +0000\r\nFrom: a@b.example\r\n\r\nHi')],
      ['a.csv', Buffer.from([0x6e, 0x61, 0xef, 0x76, 0x65, 0x0d, 0x0a])],
      ['MZ.txt', Buffer.from('MZ is how this text begins')],
    ]
    for (const [name, content] of files) {
      for (const size of [5000, 7]) {
        const outcome = await keep(name, content, size)
        assert.ok(outcome.ok, `${name}: ${outcome.ok ? '' : outcome.sentence}`)
      }
    }
  })

  test('refuses what is not what its name says', async () => {
    await refused('a.pdf', png, notA('a PDF document', 'pdf'))
    await refused('a.png', jpeg, notA('a PNG picture', 'png'))
    await refused('a.jpeg', pdf, notA('a JPEG picture', 'jpg'))
    await refused('a.txt', png, notA('a text', 'txt'))
    await refused('a.csv', Buffer.from('a\tb\r\n\f\u0001'), notA('a CSV file', 'csv'))
    await refused('a.eml', Buffer.from('Dear all\n\nFrom: me'), notA('an e-mail', 'eml'))
    await refused('a.docx', pdf, notA('a Word document', 'docx'))
    await refused('a.docx', await zipOf(office('xl/workbook.xml')), notA('a Word document', 'docx'))
    await refused('a.xlsx', await zipOf(['xl/workbook.xml']), notA('an Excel workbook', 'xlsx'))
    await refused(
      'a.msg',
      compoundFile(['Root Entry', 'WordDocument']),
      notA('an Outlook message', 'msg'),
    )
  })

  test('sees a character that no text has wherever it stands', async () => {
    const content = Buffer.alloc(20_000, 'x')
    content[19_999] = 0
    await refused('a.txt', content, notA('a text', 'txt'))
  })

  test('refuses programs, whatever they are called', async () => {
    const sentence = 'The file is a program, and programs are not kept.'
    await refused('a.pdf', windowsProgram, sentence)
    await refused('a.txt', windowsProgram, sentence)
    await refused('a.txt', Buffer.from('#!/bin/sh\necho'), sentence)
    await refused('a.png', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]), sentence)
    const endings = '.pdf, .docx, .xlsx, .pptx, .png, .jpg, .jpeg, .csv, .txt, .msg, .eml'
    for (const name of ['setup.exe', 'page.html', 'picture.svg', 'macro.docm', 'noending', ''])
      await refused(name, pdf, `Evidence is a file whose name ends in one of: ${endings}.`)
  })

  test('refuses macros, locked and damaged documents, saying what to do', async () => {
    await refused(
      'a.xlsx',
      await zipOf([...office('xl/workbook.xml'), 'xl/vbaProject.bin']),
      'The file has macros in it, and programs are not kept. Save it again as an Excel workbook without macros.',
    )
    await refused(
      'a.docx',
      compoundFile(['Root Entry', 'EncryptedPackage']),
      'The file is locked with a password or in the format from before 2007. Save it again as a Word document without a password.',
    )
    const whole = await zipOf(office('word/document.xml'))
    await refused(
      'a.docx',
      whole.subarray(0, whole.length - 30),
      'The file is damaged: it cannot be opened. Save it again.',
    )
    await refused('a.pdf', Buffer.alloc(0), 'The file is empty.')
  })

  test('stops reading as soon as it is too large or known to be wrong', async () => {
    const tooLarge =
      'The file is larger than 50 MB, the most that is kept. Make it smaller, or link to it.'
    const piece = Buffer.alloc(2 ** 20, 'x')
    let pieces = 0
    let isEnded = false
    /** 2 GB. */
    async function* endless(first: Uint8Array) {
      try {
        for (pieces = 1; pieces <= 2048; pieces++) yield pieces === 1 ? first : piece
      } finally {
        isEnded = true
      }
    }
    const there = kept()
    const large = await keepFile(dataFolder, { fileName: 'a.txt', content: endless(piece) })
    assert.deepEqual(large, { ok: false, sentence: tooLarge })
    assert.deepEqual([pieces, isEnded], [51, true])
    const wrong = await keepFile(dataFolder, { fileName: 'a.pdf', content: endless(piece) })
    assert.deepEqual(wrong, { ok: false, sentence: notA('a PDF document', 'pdf') })
    assert.equal(pieces, 1)
    pieces = 0
    const content = endless(piece)
    const declared = { fileName: 'a.txt', declaredSize: 2 ** 31, content }
    assert.deepEqual(await keepFile(dataFolder, declared), { ok: false, sentence: tooLarge })
    assert.equal(pieces, 0)
    assert.deepEqual(kept(), there)
  })

  test('takes 50 MB and not an octet more', async () => {
    const most = Buffer.alloc(50 * 2 ** 20, 'x')
    assert.ok((await keep('a.txt', most, 2 ** 20)).ok)
    const more = Buffer.alloc(50 * 2 ** 20 + 1, 'x')
    assert.ok(!(await keep('a.txt', more, 2 ** 20)).ok)
  })

  test('leaves nothing where the sender breaks off', async () => {
    const there = kept()
    const breaking = keepFile(dataFolder, { fileName: 'a.pdf', content: broken() })
    await assert.rejects(breaking, /the line went dead/)
    assert.deepEqual(kept(), there)
  })

  test('names that would mislead or are too long are made plain', async () => {
    assert.equal(await named('../../etc/passwd.pdf'), 'passwd.pdf')
    assert.equal(await named('a\u202Efdp.\r\n.pdf'), 'afdp..pdf')
    assert.equal(await named(`${'x'.repeat(300)}.pdf`), `${'x'.repeat(196)}.pdf`)
  })
})
