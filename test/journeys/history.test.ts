import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { firstInstant, moveHistory } from '#plan/history/testing/move-history.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import { activationsFile } from '#records/snapshot-folder.ts'
import { exampleVisits } from './example-visits.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'

/*
 * The example’s plan was saved on 1 September 2019. Its newest extract has been active since 1
 * November, the one before since 1 October. On 20 October the subject of 2019.1 was changed. Today is
 * 1 November.
 */
const { server, visit } = exampleVisits()

before(async () => {
  const { register, dataFolder } = await server()
  const { rows } = await sql<{ at: Date }>`select at from plan_clock`.execute(register.db)
  const changedAt = new Date((rows[0]?.at.getTime() ?? 0) + 1)
  await sql`update recommendations set subject = 'Swift assessments' where ref = '2019.1'`.execute(
    register.db,
  )
  await moveHistory(register, [
    { since: await firstInstant(register), to: new Date('2019-09-01T08:00:00Z') },
    { since: changedAt, to: new Date('2019-10-20T08:00:00Z') },
  ])
  const [, former, newest] = listSnapshots(dataFolder)
  const lines = [
    { ...former, at: '2019-10-01T08:00:00.000Z', before: null },
    { ...newest, at: '2019-11-01T07:00:00.000Z', before: former?.snapshot },
  ].map(({ at, snapshot, extractedOn, before: was }) =>
    JSON.stringify({ at, snapshot, extractedOn, before: was }),
  )
  writeFileSync(activationsFile(dataFolder), `${lines.join('\n')}\n`)
})
for (const scripts of ['on', 'off'] as const)
  test(`an assistant director reads the plan as it stood a month ago and what changed since, scripts ${scripts}`, async (t) => {
    const { page, troubles } = await visit(t, 'assistant director', { scripts })
    await page.goto('/')
    const subject = page.getByRole('heading', { level: 2, name: /^2019\.1 / })
    assert.match(await subject.innerText(), /Swift assessments/)
    const navigation = page.getByRole('navigation', { name: 'Views of the plan' })
    await navigation.getByRole('link', { name: 'History' }).click()
    // A month before today is what is offered.
    await page.getByRole('link', { name: 'The plan as it stood on 1 October 2019' }).click()
    await page.waitForURL('**/history/2019-10-01')
    assert.doesNotMatch(await subject.innerText(), /Swift assessments/)
    const band = page.getByRole('complementary', { name: 'What this page is of' })
    assert.match(await band.innerText(), /As it stood on 1 October 2019/)
    assert.match(await band.innerText(), /the extract of 30 September 2019/)
    await subject.getByRole('link').click()
    await page.waitForURL('**/history/2019-10-01/recommendations/2019.1')
    assert.match(await band.innerText(), /As it stood on 1 October 2019/)
    await band.getByRole('link', { name: 'What has changed in it since' }).click()
    const main = await page.getByRole('main').innerText()
    assert.match(main, /2019\.1’s subject went from ‘.+’ to ‘Swift assessments’\./)
    assert.match(main, /went from .+ in September 2019 to .+ in October 2019/)
    assert.match(main, /Pages show the extract of 31 October 2019/)
    await page.getByLabel('From the end of', { exact: true }).fill('2019-10-25')
    await page.getByRole('button', { name: 'Show' }).click()
    assert.match(await page.getByRole('main').innerText(), /It says the same on both days\./)
    assert.deepEqual(troubles, [])
  })

const pages = [
  '/history',
  '/history?from=2019-09-15',
  '/history/2019-10-01',
  '/history/2019-10-01/plan-table',
  '/history/2019-10-01/recommendations/2019.1',
  '/history/2019-09-15',
  '/recommendations/2019.1/history',
  '/plans',
  '/plans/marlshire-2019/recommendations/2019.3',
]

for (const address of pages)
  for (const width of [1440, 390, 320])
    test(`${address}, ${width} px wide, is accessible and scrolls down alone`, async (t) => {
      const { page, troubles } = await visit(t, 'assistant director', { width })
      await page.goto(address, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [])
      assert.deepEqual(await headingFaults(page), [])
      assert.deepEqual(troubles, [])
      assert.deepEqual(await accessibilityFaults(page), [])
    })
