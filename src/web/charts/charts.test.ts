import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runChart, type RunChartPoint, type RunChartSpec } from './run-chart.ts'
import { smallMultiple } from './small-multiple.ts'
import { sparkline } from './sparkline.ts'
import { valueScale } from './value-scale.ts'

const box = { top: 0, bottom: 100 }

const month = (label: string, value: number | null): RunChartPoint => ({
  label,
  short: label,
  value,
  printed: value === null ? '' : value.toFixed(1),
  isPart: false,
})

const spec = (points: RunChartPoint[], more: Partial<RunChartSpec> = {}): RunChartSpec => ({
  id: 'chart',
  title: 'Assessments in time',
  description: 'It rose.',
  unit: 'percent',
  points,
  ...more,
})

/** Every number an attribute has in the drawing's wide layout, in order. */
const numbers = (markup: string, pattern: RegExp): number[] =>
  [...(markup.split('app-chart--narrow')[0] ?? '').matchAll(pattern)].map((found) =>
    Number(found[1]),
  )

const dots = /<circle class="app-chart__dot[^"]*" cx="[^"]+" cy="([^"]+)"/g

test('percentages stand on a scale of 0 to 100, and of 50 to 100 where all are above 50', () => {
  const whole = valueScale('percent', [50, 80], box, 5)
  assert.deepEqual([whole.at(0), whole.at(50), whole.at(100), whole.isCut], [100, 50, 0, false])
  const cut = valueScale('percent', [50.1, 80], box, 5)
  assert.deepEqual([cut.at(50), cut.at(75), cut.at(100), cut.isCut], [100, 50, 0, true])
})

test('counts and weeks begin at 0, however high they all are', () => {
  for (const unit of ['count', 'weeks'] as const) {
    const scale = valueScale(unit, [90, 96], box, 5)
    assert.equal(scale.at(0), 100)
    assert.equal(scale.at(100), 0)
    assert.equal(scale.isCut, false)
  }
})

test('a cut scale says so in the chart, and a whole one has nothing to say', () => {
  assert.match(runChart(spec([month('a', 60), month('b', 70)])), /The scale begins at 50/)
  assert.doesNotMatch(runChart(spec([month('a', 40), month('b', 70)])), /The scale begins/)
})

test('a month without a figure is a gap in the line, not a point', () => {
  const drawn = runChart(spec([month('a', 20), month('b', null), month('c', 40)]))
  assert.equal(numbers(drawn, dots).length, 2)
  // Two pieces: each begins with a move.
  const [path = ''] = /class="app-chart__line" d="[^"]*"/.exec(drawn) ?? []
  assert.equal([...path.matchAll(/M/g)].length, 2)
})

test('a higher value stands higher, and the target at its own height', () => {
  const drawn = runChart(
    spec([month('a', 20), month('b', 40)], { target: { value: 40, label: 'Target 40' } }),
  )
  const [first = 0, second = 0] = numbers(drawn, dots)
  assert.ok(second < first)
  assert.deepEqual(numbers(drawn, /class="app-chart__target"[^>]* y1="([^"]+)"/g), [second])
})

test('the last value and the target are labelled at their ends, clear of each other', () => {
  const drawn = runChart(
    spec([month('a', 20), month('b', 41)], { target: { value: 40, label: 'Target 40' } }),
  )
  const places = numbers(drawn, /<text class="app-chart__label [^"]*" x="[^"]+" y="([^"]+)"/g)
  assert.equal(places.length, 2)
  assert.ok(Math.abs((places[0] ?? 0) - (places[1] ?? 0)) >= 18)
  assert.match(drawn, />41\.0<\/text>/)
  assert.match(drawn, />Target 40<\/text>/)
})

test('a part month is a hollow dot at the end of a dashed step', () => {
  const drawn = runChart(spec([month('a', 20), { ...month('b', 30), isPart: true }]))
  assert.match(drawn, /app-chart__line--part/)
  assert.match(drawn, /b: 30\.0 \(part month\)/)
})

test('what was first published is a hollow dot at its own height, under what is known now', () => {
  const drawn = runChart(
    spec([
      month('a', 20),
      { ...month('b', 40), first: { value: 20, printed: '20.0' } },
      { ...month('c', null), first: { value: 100, printed: '100.0' } },
    ]),
  )
  // Drawn before the present dots, so that those lie on top.
  assert.match(drawn, /dot--first[\s\S]*dot--month/)
  assert.deepEqual(numbers(drawn, /dot--first" cx="[^"]+" cy="([^"]+)"/g), [
    numbers(drawn, /dot--month" cx="[^"]+" cy="([^"]+)"/g)[0],
    14,
  ])
  assert.match(drawn, /b: first published as 20\.0 and 40\.0 now/)
  assert.match(drawn, /c: first published as 100\.0 and no figure now/)
  assert.doesNotMatch(runChart(spec([month('a', 20)])), /dot--first/)
})

test('what chance does is a band about a mean, and special cause has a mark of its own', () => {
  const drawn = runChart(
    spec(
      [
        { ...month('a', 20), mark: 'concern' },
        { ...month('b', 40), mark: 'improvement' },
      ],
      {
        usual: [{ first: 0, last: 1, mean: 30, upper: 40, lower: 20 }],
      },
    ),
  )
  const [top = 0, height = 0] = numbers(
    drawn.replaceAll(
      /<rect class="app-chart__usual" x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)"/g,
      '#$1#$2#',
    ),
    /#([\d.]+)(?=#)/g,
  )
  const [improvement = 0] = numbers(drawn, dots)
  assert.equal(top, improvement)
  // From 40 down to 20 is twice the way from 40 to the mean of 30.
  const [mean = 0] = numbers(drawn, /class="app-chart__mean"[^>]* y1="([^"]+)"/g)
  assert.ok(Math.abs(height - 2 * (mean - top)) < 0.02)
  assert.match(drawn, /<path class="app-chart__dot app-chart__dot--concern"/)
  assert.match(drawn, /<circle class="app-chart__dot app-chart__dot--improvement"/)
  assert.match(drawn, /a: 20\.0 \(concern\)/)
})

test('wide and narrow drawings have their own title and description, and no id stands twice', () => {
  const drawn = runChart(spec([month('a', 20)]))
  const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
  assert.equal(ids.length, 4)
  assert.equal(new Set(ids).size, 4)
  for (const [, named] of drawn.matchAll(/aria-labelledby="([^"]+)"/g))
    for (const id of named?.split(' ') ?? []) assert.ok(ids.includes(id))
})

test('what people wrote is text in a chart, never markup', () => {
  const drawn = runChart(spec([month('<b>"&', 20)], { title: '<script>' }))
  assert.doesNotMatch(drawn, /<script|<b>/)
  assert.match(drawn, /&lt;script&gt;/)
})

test('a sparkline marks its last known value and says in words what it shows', () => {
  const drawn = sparkline({ points: [10, null, 30, null], unit: 'percent', description: 'Up & on' })
  assert.match(drawn, /<title>Up &amp; on<\/title>/)
  // The third of four points across 104: 4 and two thirds of it.
  assert.match(drawn, /<circle[^>]* cx="73.33"/)
  assert.equal(sparkline({ points: [null], unit: 'percent', description: 'None' }), '')
})

const heights = (points: number[], unit: 'percent' | 'weeks' | 'count', target?: number) => {
  const drawn = sparkline({ points, unit, target, description: 'x' })
  const [, path = ''] = / d="([^"]+)"/.exec(drawn) ?? []
  return {
    points: numbers(path, /,([\d.]+)/g),
    target: numbers(drawn, /__target"[^>]* y1="(-?[\d.]+)"/g),
  }
}

test('a sparkline has the scale of its own series, but never one that makes little look like much', () => {
  // 24 units high from 28 up to 4. Two points apart of at least 20: from 51 to 71, so 60 is 9/20 up.
  assert.deepEqual(heights([60, 62], 'percent').points, [17.2, 14.8])
  // 40 points apart fill the height, and a scale of percentages ends at 100 and at 0.
  assert.deepEqual(heights([30, 70], 'percent').points, [28, 4])
  assert.deepEqual(heights([99, 99], 'percent').points, [5.2, 5.2])
  assert.deepEqual(heights([0, 1], 'percent').points, [28, 26.8])
  // Half of 30 weeks: from 21 to 36.
  assert.deepEqual(heights([27, 30], 'weeks').points, [18.4, 13.6])
  assert.deepEqual(heights([3, 4], 'count').points, [10, 4])
  assert.deepEqual(heights([30, 70], 'percent', 50).target, [16])
  assert.deepEqual(heights([60, 62], 'percent', 85).target, [])
})

test('charts of a group stand on one scale, whatever their own values', () => {
  const group = [10, 20, 40]
  const drawOne = (points: (number | null)[]) =>
    smallMultiple({ points, unit: 'weeks', group, target: 20, series: 's', description: 'One' })
  // The scale runs from 0 at 84 to 40 at 8.
  const places = [drawOne([null, 20]), drawOne([40]), drawOne([null])].map(
    (drawn) => /<circle[^>]* cy="([^"]+)"/.exec(drawn)?.[1],
  )
  assert.deepEqual(places, ['46', '8', undefined])
  assert.match(drawOne([10]), /app-chart__target"[^>]* y1="46"/)
})
