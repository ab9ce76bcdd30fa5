import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import type { ActionContent } from '#plan/actions/action.ts'
import { addCampaign } from '#plan/actions/campaigns.ts'
import { addAction } from '#plan/actions/change-action.ts'
import { actionContent } from '#plan/testing/action-content.ts'
import { exampleVisits } from './example-visits.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'

// Today is 1 November 2019; the example’s plan stands at its extract, 31 October. Helen Marsh, lead
// officer, holds the post.
const post = 'Head of Service, Safeguarding and Improvement'
const day = localDate

const occasion: Occasion = {
  at: new Date('2019-10-01T08:00:00Z'),
  by: { program: 'the test' },
  from: 'the command line',
}

const actions: readonly Partial<ActionContent>[] = [
  {
    what: 'Agree reviews with schools',
    owner: post,
    status: 'on track',
    due: day('2019-10-30'),
    milestones: [{ id: null, what: 'Write to schools', due: day('2019-11-05'), done: null }],
  },
  { what: 'Visit each placement', owner: post, due: day('2020-03-31') },
  { what: 'Print the leaflet', due: day('2019-10-15') },
  { what: 'Post the leaflet', due: day('2019-12-15'), status: 'at risk' },
]

const { server, visit } = exampleVisits()
let campaign: number
/** The numbers of the actions above, in their order. */
let ids: readonly number[]

before(async () => {
  const { db } = (await server()).register
  const { plan_id } = await db.selectFrom('plans').select('plan_id').executeTakeFirstOrThrow()
  await db.transaction().execute(async (within) => {
    const days = { from: day('2019-11-01'), until: day('2020-05-31') }
    const winter = await addCampaign(within, occasion, plan_id, { name: 'Winter', ...days })
    assert.ok(winter.ok)
    campaign = winter.campaign.id
    const added: number[] = []
    for (const one of actions) {
      const content = actionContent({ ...one, campaign, recommendations: ['2019.1'] })
      const outcome = await addAction(within, occasion, plan_id, content)
      assert.ok(outcome.ok)
      added.push(outcome.action.id)
    }
    ids = added
  })
})
/** A browser says of a page that became a file that it did not load. */
const besidesFiles = (troubles: readonly string[]) =>
  troubles.filter((one) => !/\.(csv|ics)\S* \(net::ERR_ABORTED\)$/.test(one))

const pages = () => [
  '/actions',
  `/actions/${ids[0]}`,
  `/actions/${ids[0]}/edit`,
  `/actions/${ids[0]}/retire`,
  '/actions/new',
  `/actions/change?chosen=${ids[0]}&chosen=${ids[1]}`,
  '/campaigns',
  `/campaigns/${campaign}`,
  `/campaigns/${campaign}/edit`,
  '/my-work',
]

for (const width of [1440, 390, 320])
  test(`the pages of actions, ${width} px wide, are accessible and scroll down alone`, async (t) => {
    const { page, troubles } = await visit(t, 'lead officer', { width })
    for (const at of pages()) {
      await page.goto(at)
      assert.deepEqual(await sidewaysScroll(page), [], at)
      assert.deepEqual(await headingFaults(page), [], at)
      assert.deepEqual(await accessibilityFaults(page), [], at)
    }
    assert.deepEqual(troubles, [])
  })

test('a performance officer finds what is past its day and saves it as a file', async (t) => {
  const { page, troubles } = await visit(t, 'performance officer')
  await page.goto('/')
  await page.getByRole('link', { name: 'Actions', exact: true }).click()
  await page.getByLabel('Status').selectOption({ label: 'Past its day' })
  await page.getByLabel('Recommendation').selectOption('2019.1')
  await page.getByLabel('With the words').fill('the leaflet')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('heading', { level: 1, name: 'Actions: 1' }).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: /^Choose/ }).count(), 0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the list as CSV' }).click(),
  ])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(',')[1]),
    ['Print the leaflet'],
  )
  assert.deepEqual(besidesFiles(troubles), [])
})

for (const scripts of ['on', 'off'] as const)
  test(`a head of service changes two actions together, with a reason, scripts ${scripts}`, async (t) => {
    const { page, troubles } = await visit(t, 'head of service', { scripts })
    await page.goto(`/actions?campaign=${campaign}`)
    await page.getByLabel(/^Choose action \d+: Print the leaflet/).check()
    await page.getByLabel(/^Choose action \d+: Post the leaflet/).check()
    await page.getByRole('button', { name: 'Change those chosen' }).click()
    await page.getByRole('heading', { level: 1, name: 'Change 2 actions together' }).waitFor()
    await page.getByLabel('Status').selectOption({ label: 'On track' })
    await page.getByLabel('Why').fill(`The printer is back, scripts ${scripts}`)
    await page.getByRole('button', { name: 'Change the 2 actions' }).click()
    await page.getByText('2 actions were changed.').waitFor()
    assert.match(page.url(), /campaign=\d/, 'the filter it began from')
    for (const what of ['Print', 'Post'])
      await page.getByRole('row', { name: new RegExp(`${what} the leaflet .*On track`) }).waitFor()
    await page.getByRole('link', { name: 'Print the leaflet' }).click()
    const said = `Changed together with 1 other action: The printer is back, scripts ${scripts}`
    await page.getByText(said).waitFor()
    assert.deepEqual(troubles, [])
  })

test('a lead officer sees their work, ticks a milestone and comments', async (t) => {
  const { page, troubles } = await visit(t, 'lead officer')
  await page.goto('/')
  await page.getByRole('link', { name: 'My work', exact: true }).click()
  const past = page.getByRole('row', { name: /Agree reviews with schools 30 October 2019/ })
  await past.first().waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save these days for your calendar' }).click(),
  ])
  const calendar = readFileSync(await file.path(), 'utf8')
  assert.match(calendar, /SUMMARY:Milestone: Write to schools\r\n/)
  assert.doesNotMatch(calendar, /Print the leaflet/)
  await page.getByRole('link', { name: 'Write to schools' }).click()
  await page.getByRole('button', { name: /^Done today\s?: Write to schools/ }).click()
  await page
    .getByRole('row', { name: /Write to schools 5 November 2019 31 October 2019/ })
    .waitFor()
  await page.getByLabel('Your comment').fill('Every school was written to.')
  await page.getByText(/Your draft was saved at/).waitFor()
  await page.getByRole('button', { name: 'Add the comment' }).click()
  await page.getByText('Helen Marsh, 1 November 2019').waitFor()
  assert.equal(await page.getByLabel('Your comment').inputValue(), '')
  await page.goto('/my-work')
  assert.equal(await page.getByRole('link', { name: 'Write to schools' }).count(), 0)
  assert.deepEqual(besidesFiles(troubles), [])
})

test('a draft of an action outlives the browser it was typed in', async (t) => {
  const first = await visit(t, 'lead officer')
  await first.page.goto(`/actions/${ids[1]}/edit`)
  await first.page.getByLabel('What is to be done').fill('Visit each placement twice')
  await first.page.getByText(/Your draft was saved at/).waitFor()
  await first.close()
  const second = await visit(t, 'lead officer')
  await second.page.goto(`/actions/${ids[1]}/edit`)
  await second.page.getByText(/This is your draft of/).waitFor()
  const what = second.page.getByLabel('What is to be done')
  assert.equal(await what.inputValue(), 'Visit each placement twice')
  await second.page.getByRole('button', { name: 'Discard it' }).click()
  await second.page.waitForURL(/\/actions\/\d+\/edit/)
  assert.equal(await what.inputValue(), 'Visit each placement')
})
