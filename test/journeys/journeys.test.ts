import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { figuresCommand } from '#commands/figures.ts'
import { itemsCommand } from '#commands/items.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { openBrowser } from './browser.ts'
import { serveExample, type ExampleServer } from './example-server.ts'
import { baseWords, valueWords, type FigureRow } from './expected-words.ts'
import { openPage, type Visit } from './open-page.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll, tabTo } from './page-facts.ts'
import { readBaselines, readPlan } from './read-plan.ts'
import { checkedPages } from './shown-pages.ts'
import { assertLateFirst, goToLateChildren, records, standings } from './way-to-children.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')
const month = '2019-10'

let server: ExampleServer
let browser: Browser
let cookie: string

before(async () => {
  browser = await openBrowser()
  server = await serveExample()
  cookie = await server.cookieOf('performance officer')
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function visit(t: TestContext, how: Visit = {}) {
  const opened = await openPage(browser, server.address, { cookie, ...how })
  t.after(opened.close)
  return opened
}

const figures = (...words: string[]) =>
  rowsOf<FigureRow>(figuresCommand, [...words, '--data', server.dataFolder])

type ItemRow = {
  readonly item_id: string
  readonly due_on: string
  readonly in_numerator: boolean | null
}

/** Sallowford's assessments of the month that the command `items` has as not in time. */
async function lateItems(): Promise<ItemRow[]> {
  const asked = ['--measure', 'assessments-within-45-working-days', '--period', month]
  const team = ['--team', 'Sallowford', '--data', server.dataFolder]
  const items = await rowsOf<ItemRow>(itemsCommand, [...asked, ...team])
  return items.filter((item) => item.in_numerator === false)
}

for (const { name, path: at, widths } of checkedPages) {
  for (const width of widths) {
    test(`${name}, ${width} px wide, is accessible, scrolls down alone and loads all it names`, async (t) => {
      const { page, troubles } = await visit(t, { width })
      await page.goto(at, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [])
      assert.deepEqual(await headingFaults(page), [])
      assert.deepEqual(troubles, [])
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  }

  test(`${name} lets in styles and scripts from files of its own and no others`, async () => {
    const answer = await fetch(`${server.address}${at}`, { headers: { cookie } })
    assert.equal(answer.status, 200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/)
    assert.doesNotMatch(await answer.text(), /<script(?! src)|<style|\sstyle=|\son\w+=/)
  })
}

for (const scripts of ['on', 'off'] as const) {
  test(`four clicks lead from the plan to the late children of the worst team, scripts ${scripts}`, async (t) => {
    const { page, troubles } = await visit(t, { scripts })
    await page.goto('/')
    let clicks = 0
    await goToLateChildren(page, {
      press: async (step) => {
        clicks += 1
        await step.click()
      },
      choose: async (list, option) => {
        clicks += 1
        await list.selectOption({ label: option })
      },
    })
    assert.equal(clicks, 4)
    const [shown, late] = [await records(page), await lateItems()]
    assert.deepEqual(new Set(shown), new Set(late.map((item) => item.item_id)))
    const due = shown.map((id) => late.find((item) => item.item_id === id)?.due_on ?? '')
    assert.deepEqual(
      due,
      due.toSorted((one, other) => one.localeCompare(other)),
      'soonest due first',
    )
    assert.deepEqual(troubles, [])
  })
}

test('the same way is open to the keyboard, and the focus is seen at each step', async (t) => {
  const { page } = await visit(t)
  await page.goto('/')
  await goToLateChildren(page, {
    press: async (step) => {
      assert.equal(await tabTo(page, step), 'seen')
      await page.keyboard.press('Enter')
    },
    choose: async (list, option) => {
      assert.equal(await tabTo(page, list), 'seen')
      await page.keyboard.type(option)
    },
  })
})

test('the worst team on the plan is one click from its list', async (t) => {
  const { page } = await visit(t, { width: 390 })
  await page.goto('/')
  const row = page.getByRole('row', { name: 'Assessments completed within 45 working days' })
  await row.getByRole('link', { name: 'Sallowford' }).click()
  await page.waitForURL(/team=Sallowford/)
  assertLateFirst(await standings(page), { late: 8, met: 9 })
})

for (const width of [1440, 320])
  test(`words open their meaning by the keyboard, in sight ${width} px wide, and Escape closes it`, async (t) => {
    const { page, troubles } = await visit(t, { width, scripts: 'off' })
    await page.goto('/')
    const words = await page.locator('[popovertarget]').all()
    assert.ok(words.length > 3)
    for (const word of words) {
      await word.focus()
      await page.keyboard.press('Enter')
      const meaning = page.locator('[popover]:popover-open')
      const box = await meaning.boundingBox()
      assert.ok(box && box.x >= 0 && box.x + box.width <= width, await meaning.innerText())
      assert.ok(box.y >= 0 && box.y + box.height <= 900, await meaning.innerText())
      await page.keyboard.press('Tab')
      const link = meaning.getByRole('link', { name: 'in the glossary' })
      assert.equal(await link.and(page.locator(':focus')).count(), 1)
      await page.keyboard.press('Escape')
      assert.equal(await meaning.count(), 0)
    }
    assert.deepEqual(troubles, [])
  })

test('the first Tab of a page offers to skip to its content', async (t) => {
  const { page } = await visit(t)
  await page.goto('/')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  assert.equal(await tabTo(page, skip), 'seen')
  assert.equal(await skip.isVisible(), true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const first = page.getByRole('main').getByRole('link').first()
  assert.equal(await first.and(page.locator(':focus')).count(), 1)
})

test('every figure on the plan is the one that the command figures prints', async (t) => {
  const council = await figures('--period', month)
  const teams = await figures('--period', month, '--by', 'team')
  const { page } = await visit(t)
  await page.goto('/')
  const rows = await readPlan(page)
  assert.ok(rows.length >= 15, `${rows.length} measures`)
  assert.ok(rows.filter((row) => row.worst !== undefined).length >= 5)
  for (const { measure, latest, worst } of rows) {
    const figure = council.find((one) => one.measure === measure)
    assert.ok(figure, `${measure} has no figure`)
    assert.equal(latest, wordsInCell(figure), measure)
    if (worst === undefined) continue
    const ours = teams.filter((one) => one.measure === measure)
    const words = ours.map((one) => `${one.team} ${wordsOfTeam(one)}`)
    assert.ok(words.includes(worst), `${measure}: '${worst}' is none of ${words.join('; ')}`)
  }
})

test('every baseline of a recommendation stands as printed beside the figure of its period', async (t) => {
  const read = readPlanFile(planFile)
  assert.ok(read.ok)
  const { page } = await visit(t)
  let compared = 0
  for (const { ref, measures } of read.plan.recommendations) {
    await page.goto(`/recommendations/${ref}`)
    const shown = await readBaselines(page)
    assert.equal(shown.length, measures.filter(({ baseline }) => baseline !== null).length, ref)
    for (const { measure, printed, counted } of shown) {
      const baseline = measures.find((one) => one.measure === measure)?.baseline
      assert.ok(baseline, measure)
      assert.equal(Number.parseFloat(printed) || null, baseline.value, measure)
      const [figure] = await figures('--measure', measure, '--period', baseline.period)
      if (figure === undefined || figure.value === null) assert.equal(counted, 'not counted')
      else assert.ok(counted.startsWith(valueWords(figure)), `${measure}: ${counted}`)
      compared += Number(figure?.value !== null)
    }
  }
  assert.ok(compared >= 5, `${compared} baselines`)
})

test('the plan’s page is under 100 kB before compression', async () => {
  const html = await (await fetch(server.address, { headers: { cookie } })).text()
  assert.ok(html.length > 50_000, 'it is the whole plan')
  assert.ok(Buffer.byteLength(html) < 100_000, `${Buffer.byteLength(html)} bytes`)
})

const wordsInCell = (figure: FigureRow): string =>
  [valueWords(figure), baseWords(figure)].filter((words) => words !== '').join(' ')

const wordsOfTeam = (figure: FigureRow): string => {
  const base = baseWords(figure)
  return base === '' ? valueWords(figure) : `${valueWords(figure)} (${base})`
}
