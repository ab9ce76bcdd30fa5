import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMeasure } from './catalogue/index.ts'
import { findReturnedFigures } from './returned-figures.ts'
import { drawn, figuresOf, openCountingBench } from './testing/counting-bench.ts'

test('a returned figure stands beside the council’s own and is not counted with it', async () => {
  const bench = await openCountingBench()
  const measure = findMeasure('care-proceedings-average-weeks')
  assert.ok(measure)
  // 70 days are 10 weeks.
  const rows = drawn({
    care_proceedings: `
      proceedings_id | family_id | person_id | issued_date | final_order_date
      p1             | f1        | c1        | 2019-01-01  | 2019-03-12`,
    returned_figures: `
      measure                        | period     | geography  | value | source
      care-proceedings-average-weeks | 2018-19    | Court area | 44.2  | Return
      care-proceedings-average-weeks | 2018-19 Q4 | Court area | 41    | Return
      audit-assessment-good-or-above | 2018-19    | Region     | 50    | Return`,
  })
  const analysis = await bench.analyse(rows, '2019-03-31')
  const returned = { period: '2018-19', geography: 'Court area', value: 44.2, source: 'Return' }
  const { duck } = analysis
  assert.deepEqual(await findReturnedFigures(duck, measure.id, '2018-19'), [
    { ...returned, numerator: null, denominator: null },
  ])
  assert.equal((await findReturnedFigures(duck, measure.id)).length, 2)
  const [own] = await figuresOf(analysis, measure, '2018-19')
  assert.equal(own?.printed, '10.0')
  bench.close()
})
