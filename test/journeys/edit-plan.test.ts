import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { exampleVisits } from './example-visits.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll, tabTo } from './page-facts.ts'

const { visit } = exampleVisits()

const edit = '/recommendations/2019.1/edit'

const link = (page: Page, name: RegExp) => page.getByRole('link', { name }).first()
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

for (const scripts of ['on', 'off'] as const)
  test(`a lead officer changes a target by keyboard alone, scripts ${scripts}`, async (t) => {
    const { page, troubles } = await visit(t, 'lead officer', { scripts })
    const press = async (name: RegExp) => {
      assert.equal(await tabTo(page, link(page, name)), 'seen')
      await page.keyboard.press('Enter')
    }
    await page.goto('/recommendations/2019.1')
    await press(/^Edit this recommendation$/)
    await press(/^Change the target by 31 March 2020/)
    assert.equal(await tabTo(page, page.getByLabel('Target, in percent')), 'seen')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('eighty')
    await page.keyboard.press('Enter')
    await press(/^The target is a number from 0 up/)
    const typed = page.locator('#value')
    assert.equal(await typed.inputValue(), 'eighty')
    assert.equal(await page.locator(':focus').getAttribute('id'), 'value')
    await page.keyboard.press('Control+A')
    const wanted = scripts === 'on' ? '80' : '81'
    await page.keyboard.type(wanted)
    assert.equal(await tabTo(page, save(page)), 'seen')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('The target was saved.').waitFor()
    await page.goto('/recommendations/2019.1')
    await page.getByText(`At least ${wanted}% in every team`).first().waitFor()
    const refusals = troubles.filter((one) => !one.includes('422'))
    assert.deepEqual(refusals, [])
  })

test('a draft is saved as one types, and is there in another browser after this one is closed', async (t) => {
  const address = '/plan/recommendations/2/edit'
  const first = await visit(t, 'lead officer')
  await first.page.goto(address)
  await first.page.getByLabel('Intended outcome').fill('Half a sentence, and')
  await first.page.getByText(/Your draft was saved at/).waitFor()
  await first.close()
  const other = await visit(t, 'lead officer')
  await other.page.goto('/recommendations/2019.2/edit')
  await other.page.getByText('your draft', { exact: true }).waitFor()
  await link(other.page, /^Change the recommendation$/).click()
  await other.page.getByText(/This is your draft of/).waitFor()
  const outcome = other.page.getByLabel('Intended outcome')
  assert.equal(await outcome.inputValue(), 'Half a sentence, and')
  await outcome.fill('Half a sentence, and the rest of it.')
  await save(other.page).click()
  await other.page.getByText('The recommendation was saved.').waitFor()
  await other.page.goto(address)
  assert.equal(await other.page.getByText(/This is your draft of/).count(), 0)
  assert.equal(
    await other.page.getByLabel('Intended outcome').inputValue(),
    'Half a sentence, and the rest of it.',
  )
})

for (const scripts of ['on', 'off'] as const)
  test(`two who change one item each see what the other did, and lose nothing, scripts ${scripts}`, async (t) => {
    const address = '/plan/recommendations/3/edit'
    const [one, other] = [
      await visit(t, 'lead officer', { scripts }),
      await visit(t, 'assistant director', { scripts }),
    ]
    for (const { page } of [one, other]) await page.goto(address)
    await one.page.getByLabel('Intended outcome').fill(`Said by the lead, ${scripts}`)
    await save(one.page).click()
    await one.page.getByText('The recommendation was saved.').waitFor()
    await other.page.getByLabel('Subject').fill(`Said by the director, ${scripts}`)
    await save(other.page).click()
    const apart = other.page.getByRole('region', { name: /Somebody else changed this/ })
    await apart.getByText(`Said by the lead, ${scripts}`).waitFor()
    await apart.getByText(`Said by the director, ${scripts}`).waitFor()
    // Without scripts axe would wait for ever.
    if (scripts === 'on') assert.deepEqual(await accessibilityFaults(other.page), [])
    const outcome = other.page.getByLabel('Intended outcome')
    await outcome.fill(`Said by the lead, ${scripts}`)
    await save(other.page).click()
    await other.page.getByText('The recommendation was saved.').waitFor()
    await one.page.goto(address)
    assert.equal(
      await one.page.getByLabel('Subject').inputValue(),
      `Said by the director, ${scripts}`,
    )
    assert.equal(
      await one.page.getByLabel('Intended outcome').inputValue(),
      `Said by the lead, ${scripts}`,
    )
  })

test('recommendations change places by keyboard, without scripts', async (t) => {
  const { page } = await visit(t, 'lead officer', { scripts: 'off' })
  await page.goto('/plan/order')
  const up = page.getByRole('button', { name: 'Up with 2019.5' })
  assert.equal(await tabTo(page, up), 'seen')
  await page.keyboard.press('Enter')
  await page.getByText('Recommendation 2019.5 is now 4 of 6.').waitFor()
  const refs = await page.locator('tbody .app-ref').allTextContents()
  assert.deepEqual(refs, ['2019.1', '2019.2', '2019.3', '2019.5', '2019.4', '2019.6'])
})

const checked = [
  edit,
  '/plan/order',
  '/plan/recommendations/new',
  '/plan/recommendations/1/edit',
  '/plan/recommendations/1/retire',
  '/plan/ratings/1/edit',
  '/plan/recommendations/1/overrides/new',
  '/plan/recommendations/1/measures/new',
  '/plan/measures/1/edit',
  '/plan/measures/1/targets/new',
  '/plan/targets/1/edit',
  '/plan/targets/1/retire',
  '/plan/measures/1/figures/new',
]

for (const width of [1440, 390, 320])
  test(`the pages on which the plan is kept, ${width} px wide, are accessible and scroll down alone`, async (t) => {
    const { page, troubles } = await visit(t, 'lead officer', { width })
    for (const address of checked) {
      await page.goto(address, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [], address)
      assert.deepEqual(await headingFaults(page), [], address)
      assert.deepEqual(await accessibilityFaults(page), [], address)
    }
    // A form with problems has its summary and its sentences too.
    await page.goto('/plan/measures/1/figures/new')
    await save(page).click()
    await page.getByText('There is a problem').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    assert.deepEqual(await sidewaysScroll(page), [])
    assert.deepEqual(
      troubles.filter((one) => !one.includes('422')),
      [],
    )
  })
