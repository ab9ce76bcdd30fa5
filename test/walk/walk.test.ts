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
import { apart, countFaults, idsInFile, idsOnPages } from './lists.ts'
import { printedFigures, type PrintedFigures } from './printed-figures.ts'
import { returnedFileIn } from './measure-page-words.ts'
import { byShowing, printedItems, type PrintedItems } from './printed-items.ts'
import { attributeOf, within, wordsIn } from './read-html.ts'
import { unexplained, type About } from './unexplained.ts'
import { askedOnce, askingAt, sampled, walkPages, type WalkedPage } from './walk-pages.ts'
import { childrenIn, childrenWithOpenCase } from './team-words.ts'
import { wordsOfExtracts } from './words-of-extracts.ts'
import { valueOf } from './without.ts'
import { marksOf } from './words-of-page.ts'

const planFile = path.join(import.meta.dirname, '../../example/plan.json')
const month = newestExtract.slice(0, 7)

let server: ExampleServer
let cookie: string
let pages: readonly WalkedPage[]
let figures: PrintedFigures
let items: PrintedItems
let about: About

before(async () => {
  server = await serveExample()
  cookie = await server.cookieOf('performance officer')
  // A list's file is asked for once, however many words of its pages it explains.
  const ask = askedOnce(askingAt(server.address, cookie))
  const read = readPlanFile(planFile)
  assert.ok(read.ok)
  figures = printedFigures(server.dataFolder)
  const ofExtracts = await wordsOfExtracts(server.dataFolder)
  items = printedItems(server.dataFolder)
  about = {
    plan: read.plan,
    ask,
    children: childrenIn(server.dataFolder, newestExtract),
    returnedFile: returnedFileIn(server.dataFolder, newestExtract),
    texts: [...knownTexts(read.plan), ...ofExtracts.texts],
    figures,
    items,
    extractedOn: newestExtract,
    ofExtracts,
    snapshots: listSnapshots(server.dataFolder).map(({ snapshot }) => snapshot),
  }
  pages = await walkPages({ ask, isWalked: sampled(month) })
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
  assert.ok(held >= 20_000, `${held} figures`)
})

test('every number that a drawing prints or says is a figure of the series it draws', async () => {
  const faults: string[] = []
  for (const { address, page } of pages)
    for (const fault of await drawingFaults(page, figures, about))
      faults.push(`${address}: ${fault}`)
  assertNone(faults)
})

test('every other number of every page is there for a reason that has a name', async () => {
  const faults: string[] = []
  for (const one of pages)
    for (const fault of await unexplained(one, about)) faults.push(`${one.address}: ${fault}`)
  assertNone(faults)
})

test('the open cases of all teams are those of the extract’s own file', () => {
  const teams = pages.find(({ address }) => address === '/teams')
  const cells = teams ? [...within(teams.page)] : []
  const open = cells.filter((cell) => attributeOf(cell, 'data-label') === 'Open cases')
  const total = open.reduce((sum, cell) => sum + valueOf(wordsIn(cell)), 0)
  assert.equal(total, childrenWithOpenCase(server.dataFolder, newestExtract).size)
})

const yearsToo = catalogue.filter((_, place) => place % 5 === 0)

/** Of every measure in the month, and of one in five in a year: the council's list and every team's. */
const lists = [
  ...catalogue.map(({ id }) => ({ measure: id, period: month })),
  ...yearsToo.map(({ id }) => ({ measure: id, period: '2018-19' })),
]

for (const { measure, period } of lists)
  test(`${measure}, ${period}: figures, lists and files are the same rows`, async () => {
    const rows = await items(measure, period)
    for (const team of ['', ...new Set(rows.map((row) => row.team))]) {
      const unit = team === '' ? 'council' : 'team'
      const figure = await figures.row([measure, period, unit, team, ''].join('|'))
      const ofUnit = rows.filter((row) => team === '' || row.team === team)
      assert.deepEqual(countFaults(measure, figure, ofUnit), [], team)
      const showings = Object.entries(byShowing(measure, ofUnit))
      for (const [show, some] of team === '' ? showings : showings.slice(0, 1)) {
        const ids = some.map((row) => row.item_id)
        const asked = Object.entries({ period, team, show }).filter(([, value]) => value !== '')
        const query = new URLSearchParams(asked).toString()
        const shown = await idsOnPages(
          askingAt(server.address, cookie),
          `/measures/${measure}/items?${query}`,
        )
        assert.deepEqual(apart(shown, ids), [], query)
        const file = await idsInFile(
          askingAt(server.address, cookie),
          `/measures/${measure}/items.csv?${query}`,
        )
        assert.deepEqual(apart(file, ids), [], `${query}, as CSV`)
      }
    }
  })
