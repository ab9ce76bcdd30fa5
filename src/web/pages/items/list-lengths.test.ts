import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parsePeriod } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { recordsOfSeeds, together } from '#measures/testing/together.ts'
import { itemsAddress } from '../../addresses.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'

const extractedOn = '2019-10-15'

let bench: PageBench
before(async () => {
  const records = together(recordsOfSeeds(1, 60).values())
  bench = await openPageBench(records, extractedOn, () => undefined)
})
after(() => bench.close())

/** The rows of the file of one list, as how each stands. */
async function standingsOf(figure: Figure): Promise<string[]> {
  const unit = figure.level === 'council' ? {} : { [figure.level]: figure.team }
  const address = itemsAddress(figure.measure, { period: figure.period, ...unit })
  const reply = await bench.app.inject({
    url: address.replace('/items?', '/items.csv?'),
    headers: { host: 'localhost' },
  })
  assert.equal(reply.statusCode, 200, address)
  const [heading = '', ...rows] = reply.body.trimEnd().split('\n')
  const at = heading.split(',').indexOf('standing')
  // No id, team or day of these records has a comma in it.
  return rows.map((row) => row.split(',')[at] ?? '')
}

/** What the rows of a list add up to. */
function addedUp({ unit, better }: Measure, standings: readonly string[]) {
  const counted = standings.filter((one) => one !== 'left out')
  const met = counted.filter((one) => one === 'met').length
  const isNumerator = better === 'higher' ? met : counted.length - met
  return {
    numerator: unit === 'weeks' ? undefined : isNumerator,
    denominator: unit === 'count' ? undefined : counted.length,
  }
}

/** The figure a list is headed by: a mean of months is listed for its last month. */
async function figuresOf(
  measure: Measure,
  label: string,
  levels: readonly ('service' | 'team')[],
): Promise<Figure[]> {
  const period = parsePeriod(label)
  assert.ok(period)
  if (measure.periodAverage && period.kind !== 'month') return []
  return bench.snapshots.use(async (shown) => {
    const council = shown?.figures.of(measure.id, label, 'council')
    const units = levels.flatMap((level) => shown?.figures.across(measure.id, label, level) ?? [])
    return council ? [council, ...units] : units
  })
}

for (const measure of catalogue) {
  test(`the list of ${measure.shortTitle} is as long as its figure says, at every level`, async () => {
    let rows = 0
    const figures = [
      ...(await figuresOf(measure, '2019-10', ['service', 'team'])),
      ...(await figuresOf(measure, '2018-19', ['service'])),
      ...(await figuresOf(measure, '2019-20', [])),
    ]
    for (const figure of figures) {
      const standings = await standingsOf(figure)
      const { numerator, denominator } = addedUp(measure, standings)
      const which = `${figure.period}, ${figure.level} ${figure.team}`
      if (numerator !== undefined) assert.equal(numerator, figure.numerator ?? 0, which)
      if (denominator !== undefined) assert.equal(denominator, figure.denominator ?? 0, which)
      rows += standings.length
    }
    assert.ok(rows > 0)
  })
}

test('thousands of rows are read page by page, each once, with the way to the pages beside', async () => {
  const complaints = Array.from({ length: 1250 }, (_, index) => ({
    complaint_id: `k${index}`,
    received_date: '2019-09-09',
    category: 'recording',
  }))
  await bench.activate({ complaints }, '2019-10-16')
  await bench.snapshots.refresh()
  const address = '/measures/recording-complaints/items?period=2019-09'
  const { words } = await bench.read(address)
  assert.match(words, /September 2019: 1,250/)
  assert.match(words, /Rows 1 to 100 of 1,250/)
  const pages = 13
  const read: string[] = []
  for (let page = 1; page <= pages; page += 1) {
    const reply = await bench.app.inject({
      url: `${address}&page=${page}`,
      headers: { host: 'localhost' },
    })
    read.push(...[...reply.body.matchAll(/rowheader">([^<]+)</g)].map(([, id]) => id ?? ''))
    const current = /aria-label="Page (\d+)"\s+aria-current="page"/.exec(reply.body)?.[1]
    assert.equal(Number(current), page)
    assert.equal(reply.body.includes('rel="prev"'), page > 1)
    assert.equal(reply.body.includes('rel="next"'), page < pages)
  }
  assert.equal(read.length, 1250)
  assert.equal(new Set(read).size, 1250)
  assert.equal((await bench.read(`${address}&page=${pages + 1}`)).status, 404)
})
