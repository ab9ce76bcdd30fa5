import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { newestExtract } from '#example/extract-days.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import { serveExample, type ExampleServer } from '../journeys/example-server.ts'
import { drawingFaults } from './drawings.ts'
import { knownTexts } from './known-texts.ts'
import { apart, countFaults, idsByShowing, idsInFile, idsOnPages, itemsOf } from './lists.ts'
import { printedFigures, type PrintedFigures } from './printed-figures.ts'
import { wordsIn } from './read-html.ts'
import { unexplained, type About } from './unexplained.ts'
import { askingAt, sampled, walkPages, type WalkedPage } from './walk-pages.ts'
import { marksOf } from './words-of-page.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')
const month = newestExtract.slice(0, 7)

let server: ExampleServer
let pages: readonly WalkedPage[]
let figures: PrintedFigures
let about: About

before(async () => {
  server = await serveExample()
  const read = readPlanFile(planFile)
  assert.ok(read.ok)
  figures = printedFigures(server.dataFolder)
  about = {
    plan: read.plan,
    texts: knownTexts(read.plan),
    snapshots: listSnapshots(server.dataFolder).map(({ snapshot }) => snapshot),
  }
  pages = await walkPages({ ask: askingAt(server.address), isWalked: sampled(month) })
})
after(() => server?.close())

/** Some faults of many, so that a mistake in a template does not fill the screen. */
const assertNone = (faults: readonly string[]): void =>
  assert.equal(faults.length, 0, [`${faults.length} faults`, ...faults.slice(0, 20)].join('\n'))

test('every marked figure of every page is the one that the command figures prints', async () => {
  const faults: string[] = []
  let held = 0
  for (const { address, page } of pages)
    for (const { at, mark } of marksOf(page)) {
      held += 1
      const [shown, printed] = [wordsIn(at), await figures.words(mark)]
      if (shown.toLowerCase() !== printed?.toLowerCase())
        faults.push(`${address}: '${shown}' is '${printed}' (${Object.values(mark).join(' ')})`)
    }
  assertNone(faults)
  assert.ok(held >= 0, `${held} figures`)
})

test('every number that a drawing prints or says is a figure of the series it draws', async () => {
  const faults: string[] = []
  for (const { address, page } of pages)
    for (const fault of await drawingFaults(page, figures, about))
      faults.push(`${address}: ${fault}`)
  assertNone(faults)
})

test('every other number is there for a reason that has a name', { todo: true }, () => {
  assertNone(
    pages.flatMap((one) => unexplained(one, about).map((fault) => `${one.address}: ${fault}`)),
  )
})

const yearsToo = catalogue.filter((_, place) => place % 5 === 0)

/** Of every measure in the month, and of one in five in a year: the council's list and every team's. */
const lists = [
  ...catalogue.map(({ id }) => ({ measure: id, period: month })),
  ...yearsToo.map(({ id }) => ({ measure: id, period: '2018-19' })),
]

for (const { measure, period } of lists)
  test(`${measure}, ${period}: figures, lists and files are the same rows`, async () => {
    const items = await itemsOf(measure, period, server.dataFolder)
    for (const team of ['', ...new Set(items.map((item) => item.team))]) {
      const unit = team === '' ? 'council' : 'team'
      const figure = await figures.row([measure, period, unit, team, ''].join('|'))
      const ofUnit = items.filter((item) => team === '' || item.team === team)
      assert.deepEqual(countFaults(measure, figure, ofUnit), [], team)
      for (const [show, ids] of idsByShowing(measure, ofUnit).slice(0, team === '' ? 3 : 1)) {
        const asked = Object.entries({ period, team, show }).filter(([, value]) => value !== '')
        const query = new URLSearchParams(asked).toString()
        const shown = await idsOnPages(server.address, `/measures/${measure}/items?${query}`)
        assert.deepEqual(apart(shown, ids), [], query)
        const file = await idsInFile(server.address, `/measures/${measure}/items.csv?${query}`)
        assert.deepEqual(apart(file, ids), [], `${query}, as CSV`)
      }
    }
  })
