import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { ByHand } from './by-hand.ts'
import { exampleVisits } from './example-visits.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'

const { visit } = exampleVisits()

/** What a reader of the page would count as typing a figure: digits in any field. */
const digitsTyped = (page: Page) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.app-update textarea, .app-update input:not([type=hidden])')]
      .map((one) => one.type === 'radio' ? '' : one.value).filter((value) => /\\d/.test(value))`,
  )

const openUpdate = async (page: Page, ref: string) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Updates', exact: true }).click()
  await page.getByRole('link', { name: `${ref} : its update` }).click()
}

const words = async (page: Page) => page.getByRole('main').innerText()

/** What a lead does in a month, and the seconds it takes by hand: all of the page is read once. */
async function give(page: Page, narrative: string): Promise<number> {
  const hand = new ByHand()
  hand.reads(await words(page))
  const why = 'Training is behind in one team'
  const text = page.getByLabel('What happened, and what comes next')
  await hand.does(text.fill(narrative), narrative)
  for (const status of await page.getByLabel('Status').all())
    await hand.does(status.selectOption('at risk'))
  await hand.does(page.getByLabel('Amber: not yet on course').check())
  await hand.does(page.getByLabel('Why you rate it so').fill(why), why)
  assert.deepEqual(await digitsTyped(page), [])
  await hand.does(page.getByRole('button', { name: 'Give the update' }).click())
  return hand.seconds
}

/** As long as most leads write: some sixty words. */
const longNarrative =
  'Managers in every team were trained in how an assessment is planned from its first visit, and the new rota begins next week. Two teams have fewer open than a month ago; one has more, because two of its workers left. Both posts are filled from the first of next month, and until then the duty manager looks at each open assessment every Friday.'

for (const [scripts, ref] of [
  ['on', '2019.1'],
  ['off', '2019.2'],
] as const) {
  test(`a lead gives the update, it is approved, changed and void, scripts ${scripts}`, async (t) => {
    const lead = await visit(t, 'lead officer', { scripts })
    await openUpdate(lead.page, ref)
    assert.match(await words(lead.page), /It was due by 10 October 2019, 21 days ago\./)
    const taken = await give(lead.page, longNarrative)
    assert.ok(taken < 5 * 60, `${Math.round(taken)} seconds`)
    assert.match(await words(lead.page), /Helen Marsh gave it on 1 November 2019/)

    const head = await visit(t, 'head of service', { scripts })
    await openUpdate(head.page, ref)
    await head.page.getByRole('button', { name: 'Approve this update' }).click()
    assert.match(await words(head.page), /Approved by Tomasz Reid on 1 November 2019/)

    await lead.page.reload()
    assert.match(await words(lead.page), /Approved by Tomasz Reid/)
    await lead.page.getByRole('link', { name: 'Change this update' }).click()
    await give(lead.page, 'Managers were trained; the new rota has been put off.')
    assert.match(await words(lead.page), /No longer approved: what Tomasz Reid approved/)
    assert.match(
      await words(lead.page),
      /The narrative went from ‘Managers in every team were trained/,
    )
    await lead.page.getByRole('link', { name: 'All updates for October 2019' }).click()
    const row = lead.page.getByRole('row').filter({ hasText: ref }).last()
    assert.match(await row.innerText(), /No longer approved/)
    for (const { troubles } of [lead, head]) assert.deepEqual(troubles, [])
  })
}

test('what is typed is kept without a press, and is there in another browser', async (t) => {
  const first = await visit(t, 'lead officer')
  await openUpdate(first.page, '2019.3')
  const narrative = 'What happened, and what comes next'
  await first.page.getByLabel(narrative).fill('Half a sentence')
  await first.page.getByText(/Your draft was saved at/).waitFor()
  await first.close()
  const second = await visit(t, 'lead officer')
  await openUpdate(second.page, '2019.3')
  assert.equal(await second.page.getByLabel(narrative).inputValue(), 'Half a sentence')
})

const pages = [
  ['lead officer', 'the list', '/updates?month=2019-10'],
  ['lead officer', 'an update to write', '/recommendations/2019.4/update?month=2019-10'],
  ['head of service', 'an update to read', '/recommendations/2019.1/update?month=2019-10'],
  ['performance officer', 'the cycle', '/updates/cycle'],
] as const

for (const [role, name, at] of pages) {
  for (const width of [1440, 390, 320]) {
    test(`${name}, ${width} px wide, is accessible and scrolls down alone`, async (t) => {
      const { page, troubles } = await visit(t, role, { width })
      await page.goto(at, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [])
      assert.deepEqual(await headingFaults(page), [])
      assert.deepEqual(troubles, [])
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  }
}
