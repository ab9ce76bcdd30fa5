import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import type { Browser } from 'playwright-core'
import { figuresCommand } from '#commands/figures.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { openBrowser } from './browser.ts'
import { serveExample, type ExampleServer } from './example-server.ts'
import { baseWords, valueWords, type FigureRow } from './expected-words.ts'
import { openPage, type Visit } from './open-page.ts'
import { accessibilityFaults, headingFaults, sidewaysScroll } from './page-facts.ts'
import { readPlan } from './read-plan.ts'
import { shownPages } from './shown-pages.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')
const month = '2019-10'

let server: ExampleServer
let browser: Browser

before(async () => {
  browser = await openBrowser()
  server = await serveExample()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function visit(t: TestContext, how: Visit = {}) {
  const opened = await openPage(browser, server.address, how)
  t.after(opened.close)
  return opened
}

const figures = (...words: string[]) =>
  rowsOf<FigureRow>(figuresCommand, [...words, '--data', server.dataFolder])

for (const { name, path: at } of shownPages) {
  for (const width of [1440, 390, 320]) {
    test(`${name} at ${width} px: nothing for axe to find, to scroll sideways for or to go wrong`, async (t) => {
      const { page, troubles } = await visit(t, { width })
      await page.goto(at, { waitUntil: 'networkidle' })
      assert.deepEqual(await sidewaysScroll(page), [])
      assert.deepEqual(await headingFaults(page), [])
      assert.deepEqual(troubles, [])
      assert.deepEqual(await accessibilityFaults(page), [])
    })
  }

  test(`${name} lets no style or script in but from files of its own`, async () => {
    const answer = await fetch(`${server.address}${at}`)
    assert.equal(answer.status, 200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/)
    assert.doesNotMatch(await answer.text(), /<script(?! src)|<style|\sstyle=|\son\w+=/)
  })
}

test('every figure on the plan is the one that the command figures prints', async (t) => {
  const council = await figures('--period', month)
  const teams = await figures('--period', month, '--by', 'team')
  const { page } = await visit(t)
  await page.goto('/')
  const rows = await readPlan(page)
  assert.ok(rows.length >= 15, `${rows.length} measures`)
  assert.ok(rows.filter((row) => row.teams.length === 2).length >= 5)
  for (const { measure, latest, teams: shown } of rows) {
    const figure = council.find((one) => one.measure === measure)
    assert.ok(figure, `${measure} has no figure`)
    assert.equal(latest, wordsInCell(figure), measure)
    for (const cell of shown) {
      const ours = teams.filter((one) => one.measure === measure)
      const words = ours.map((one) => `${one.team} ${wordsOfTeam(one)}`)
      assert.ok(words.includes(cell), `${measure}: '${cell}' is none of ${words.join('; ')}`)
    }
  }
})

test('every baseline on the plan is the figure of its period, or says that it is as printed', async (t) => {
  const read = readPlanFile(planFile)
  assert.ok(read.ok)
  const planned = read.plan.recommendations.flatMap((one) => one.measures)
  const { page } = await visit(t)
  await page.goto('/')
  const periods = new Set(planned.flatMap(({ baseline }) => baseline?.period ?? []))
  const counted = new Map<string, FigureRow[]>()
  for (const period of periods) counted.set(period, await figures('--period', period))
  let compared = 0
  for (const { measure, baseline } of await readPlan(page)) {
    const plan = planned.find((one) => one.measure === measure)
    if (!plan?.baseline) {
      assert.match(baseline, /^none /, measure)
      continue
    }
    const figure = counted.get(plan.baseline.period)?.find((one) => one.measure === measure)
    if (figure === undefined || figure.value === null) {
      assert.match(baseline, /, as printed$/, measure)
      continue
    }
    assert.ok(baseline.startsWith(`${valueWords(figure)} `), `${measure}: ${baseline}`)
    compared += 1
  }
  assert.ok(compared >= 5, `${compared} baselines`)
})

test('the plan begins with the team that hides behind the good average of assessments', async (t) => {
  const { page } = await visit(t, { scripts: 'off' })
  await page.goto('/')
  const sentence = page.getByText('Behind a good average of 90.1%')
  assert.match(await sentence.innerText(), /Sallowford has 52\.9% \(9 of 17\)/)
})

const wordsInCell = (figure: FigureRow): string =>
  [valueWords(figure), baseWords(figure)].filter((words) => words !== '').join(' ')

const wordsOfTeam = (figure: FigureRow): string => {
  const base = baseWords(figure)
  return base === '' ? valueWords(figure) : `${valueWords(figure)} (${base})`
}
