import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { localDate } from '#calendar/local-date.ts'
import { zipOf } from '#plan/testing/files.ts'
import { buildAssets } from '#web/build-assets.ts'
import {
  openEvidenceBench,
  type EvidenceBench,
} from '#web/pages/evidence/testing/evidence-bench.ts'
import { buildServer } from '#web/server.ts'
import { openBrowser } from './browser.ts'
import { openPage, type Visit } from './open-page.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll, tabTo } from './page-facts.ts'

let browser: Browser
let at: EvidenceBench
let app: FastifyInstance
let address: string
let folder: string
before(async () => {
  browser = await openBrowser()
  at = await openEvidenceBench()
  app = await buildServer({ ...at.bench.needs, assetsFolder: await buildAssets() })
  await app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://localhost:${(app.server.address() as AddressInfo).port}`
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-evidence-journey-'))
})
after(async () => {
  await browser?.close()
  await app?.close()
  await at?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function visit(t: TestContext, how: Visit = {}) {
  const opened = await openPage(browser, address, how)
  t.after(opened.close)
  return opened
}

function fileOf(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function fill(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Output').check()
  await page.getByLabel('First day it is about').fill('2019-07-01')
  await page.getByLabel('Last day it is about').fill('2019-09-30')
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

for (const scripts of ['on', 'off'] as const)
  test(`a file goes in by the form and comes out as it was, scripts ${scripts}`, async (t) => {
    const { page, troubles } = await visit(t, { scripts })
    const content = await zipOf(['[Content_Types].xml', 'word/document.xml'])
    await page.goto('/recommendations/R1')
    await page.getByRole('link', { name: 'Add evidence' }).click()
    assert.ok(await page.getByLabel('R1 Subject of R1').isChecked())
    await fill(page, `Minutes, scripts ${scripts}`)
    await page.getByLabel('Or a file').setInputFiles(fileOf('Minutes of März.docx', content))
    await press(page, 'Add evidence')
    await page.waitForURL(/\/evidence\/\d+$/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Minutes of März.docx' }).click(),
    ])
    assert.equal(download.suggestedFilename(), 'Minutes of März.docx')
    assert.deepEqual(await readFile(await download.path()), content)
    await page.goto('/recommendations/R1')
    await page.getByRole('link', { name: `Minutes, scripts ${scripts}` }).click()
    await page.waitForURL(/\/evidence\/\d+$/)
    // A download takes the place of going to its address.
    assert.deepEqual(
      troubles.filter((one) => !one.includes('ERR_ABORTED')),
      [],
    )
  })

test('a file that is not what its name says leaves all else as it was typed', async (t) => {
  const { page } = await visit(t, { width: 390 })
  await page.goto('/evidence/new?recommendation=R2')
  await fill(page, 'A page of the web')
  const wrong = fileOf('page.docx', '<!DOCTYPE html><p>Not Word</p>')
  await page.getByLabel('Or a file').setInputFiles(wrong)
  await press(page, 'Add evidence')
  const summary = page.getByRole('alert')
  await summary.getByRole('link', { name: /its content is not/ }).click()
  assert.equal(await page.locator('#file:target').count(), 1)
  assert.equal(await page.getByLabel('Title').inputValue(), 'A page of the web')
  assert.ok(await page.getByLabel('R2 Subject of R2').isChecked())
  assert.deepEqual(await accessibilityFaults(page), [])
  await page.getByLabel('Or a file').setInputFiles(fileOf('page.txt', 'A text'))
  await press(page, 'Add evidence')
  await page.waitForURL(/\/evidence\/\d+$/)
})

test('a browser that would send 2 GB is shown why not, and what was typed is still there', async (t) => {
  const { page } = await visit(t)
  const huge = fileOf('huge.txt', '')
  truncateSync(huge, 2 * 2 ** 30)
  await page.goto('/evidence/new')
  await fill(page, 'Two gigabytes')
  await page.getByText('Your draft was saved at').waitFor()
  await page.getByLabel('Or a file').setInputFiles(huge)
  await press(page, 'Add evidence')
  await page.getByRole('heading', { name: 'The file is too large' }).waitFor()
  await page.getByRole('link', { name: 'The form' }).click()
  assert.equal(await page.getByLabel('Title').inputValue(), 'Two gigabytes')
  // The same person begins another below.
  await press(page, 'Discard it')
  assert.equal(await page.getByLabel('Title').inputValue(), '')
})

test('what one types survives a closed browser', async (t) => {
  const first = await openPage(browser, address, {})
  await first.page.goto('/evidence/new?recommendation=R2')
  await first.page.getByLabel('Title').fill('Begun today')
  await first.page.getByText('Your draft was saved at').waitFor()
  await first.close()
  const { page, troubles } = await visit(t, { scripts: 'off' })
  await page.goto('/evidence/new?recommendation=R2')
  assert.equal(await page.getByLabel('Title').inputValue(), 'Begun today')
  assert.deepEqual(troubles, [])
  await page.getByLabel('Title').fill('Begun today, gone on')
  await press(page, 'Save as a draft')
  assert.equal(await page.getByLabel('Title').inputValue(), 'Begun today, gone on')
  await press(page, 'Discard it')
  assert.equal(await page.getByLabel('Title').inputValue(), '')
})

test('a link leads out without saying from where, and the form is open to the keyboard', async (t) => {
  const { page } = await visit(t)
  await page.goto('/evidence')
  const add = page.getByRole('link', { name: 'Add evidence' })
  assert.equal(await tabTo(page, add), 'seen')
  await page.keyboard.press('Enter')
  await page.getByLabel('Title').focus()
  await page.keyboard.type('By keyboard')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByLabel('Link', { exact: true }).focus()
  await page.keyboard.type('https://marlshire.example/minutes')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/evidence\/\d+$/)
  const link = page.getByRole('link', { name: 'https://marlshire.example/minutes' })
  assert.equal(await link.getAttribute('rel'), 'noreferrer')
  await page.getByRole('definition').getByText('Activity', { exact: true }).waitFor()
})

test('every page of evidence is accessible, wide and narrow', async (t) => {
  const long = `A title of many words ${'andonewithoutanyend'.repeat(10)}`
  const id = await at.add({
    title: long,
    owner: 'Director',
    expires: localDate('2019-10-01'),
    about: { from: localDate('2019-07-01'), until: localDate('2019-09-29') },
  })
  for (const width of [1440, 320]) {
    const { page, troubles } = await visit(t, { width })
    for (const where of [
      '/evidence',
      '/evidence?text=nothing+is+called+this',
      '/evidence/new',
      `/evidence/${id}`,
      `/evidence/${id}/edit`,
      `/evidence/${id}/versions/new`,
      `/evidence/${id}/retire`,
    ]) {
      await page.goto(where, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [], `${where} ${width}`)
      assert.deepEqual(await headingFaults(page), [], where)
      assert.deepEqual(await accessibilityFaults(page), [], where)
    }
    assert.deepEqual(troubles, [])
  }
})
