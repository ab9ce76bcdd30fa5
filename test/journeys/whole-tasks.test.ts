import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { importExample } from '#commands/testing/example-at-hand.ts'
import { newestExtract } from '#example/extract-days.ts'
import { activateSnapshot } from '#records/activations.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import { snapshotFolder } from '#records/snapshot-folder.ts'
import { ByHand } from './by-hand.ts'
import { exampleVisits } from './example-visits.ts'
import { goToLateChildren, openingOf } from './way-to-children.ts'

// It is the first of November 2019, and the extract of the last of October has not come yet.
const { server, visit } = exampleVisits()
before(async () => {
  const { dataFolder } = await server()
  const [newest, former] = listSnapshots(dataFolder).toReversed()
  assert.ok(newest && former)
  activateSnapshot(dataFolder, former.snapshot, '2019-10-01T08:00:00.000Z')
  rmSync(snapshotFolder(dataFolder, newest.snapshot), { recursive: true })
})
const main = (page: Page) => page.getByRole('main').innerText()

const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })

/** Asks for the page again until it says so: a server looks for another extract each second. */
async function untilItSays(page: Page, words: RegExp): Promise<void> {
  for (let tries = 0; !words.test(await main(page)); tries += 1) {
    assert.ok(tries < 60, `it never says ${words.source}`)
    await wait(500)
    await page.reload()
  }
}

test('a performance officer’s month: an extract comes, is looked through, and updates are asked for', async (t) => {
  const { page, troubles } = await visit(t, 'performance officer')
  await page.goto('/')
  await section(page, 'Data').click()
  await untilItSays(page, /All pages show the extract of 30 September 2019/)

  const { dataFolder } = await server()
  await importExample(path.join(dataFolder, 'extracts', newestExtract), newestExtract, dataFolder)
  await untilItSays(
    page,
    /All pages show the extract of 31 October 2019: 248,100 rows, 32 problems/,
  )

  await page
    .getByRole('row', { name: /^31 October 2019/ })
    .getByRole('link')
    .first()
    .click()
  const changed = page.getByRole('table').filter({ hasText: 'Months changed' })
  assert.match(await changed.innerText(), /Assessments completed within 45 working days/)
  await page.getByRole('link', { name: 'The lines of all 32 problems' }).click()
  await page.waitForURL(/\/problems/)
  assert.equal(await page.getByRole('table').getByRole('rowheader').count(), 32)

  await page.goto('/')
  assert.match(
    await openingOf(page),
    /of the 13 measures with a target and a figure meet it in October 2019/,
  )

  await section(page, 'Updates').click()
  assert.match(await main(page), /these are due by 10 October 2019/)
  await page.getByRole('link', { name: 'Change how often updates are asked for' }).click()
  await page.getByLabel('Day of the month by which it is due').fill('31')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('There is a problem').waitFor()
  await page.getByLabel('Day of the month by which it is due').fill('15')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/updates$/)
  assert.match(await main(page), /these are due by 15 October 2019/)
  assert.match(await main(page), /Late and not yet answered: 2019\.1, .*2019\.6/)
  assert.deepEqual(
    troubles.filter((one) => !one.includes('422')),
    [],
  )
})

test('an assistant director’s ten minutes before a meeting: what is off, who is late, and a rating anew', async (t) => {
  const { page, troubles } = await visit(t, 'assistant director')
  const hand = new ByHand()
  await page.goto('/')
  const apart = page.getByRole('region', { name: 'Where the plan and its figures disagree' })
  hand.reads(await openingOf(page))
  const said = hand.reads(await apart.innerText())
  assert.match(said, /Nobody holds the post that leads it: Service Manager, Disabled Children/)

  await goToLateChildren(page, {
    press: (step) => hand.does(step.click()),
    choose: (list, option) => hand.does(list.selectOption({ label: option })),
  })
  hand.reads(await page.getByRole('table').innerText())

  await hand.does(section(page, 'Updates').click())
  assert.match(hand.reads(await openingOf(page)), /None of the 6 updates has been given yet/)

  await hand.does(section(page, 'Actions').click())
  await hand.does(page.getByLabel('Status').selectOption({ label: 'Past its day' }))
  await hand.does(page.getByRole('button', { name: 'Show' }).click())
  await page.getByRole('heading', { level: 1, name: 'Actions: 1' }).waitFor()
  hand.reads(await main(page))

  await hand.does(section(page, 'Plan').click())
  await hand.does(apart.getByRole('link', { name: 'Judge it anew' }).first().click())
  await hand.does(page.getByRole('link', { name: /^Judge progress/ }).click())
  await hand.does(page.getByRole('radio', { name: /Red/ }).check())
  const reason = 'One team finishes half of its assessments in time; its manager was seen today.'
  await hand.does(page.getByLabel('Reason for the rating').fill(reason), reason)
  await hand.does(page.getByRole('button', { name: 'Save', exact: true }).click())
  await page.getByRole('status').getByText('The judged rating was saved.').waitFor()
  await hand.does(section(page, 'Plan').click())
  const now = await apart.innerText()
  assert.match(said, /2019\.1\s+Judged amber, computed red/)
  assert.doesNotMatch(now, /2019\.1\s+Judged/)
  assert.ok(hand.presses <= 16, `${hand.presses} presses`)
  assert.ok(hand.seconds < 600, `${Math.round(hand.seconds)} seconds`)
  assert.deepEqual(troubles, [])
})
