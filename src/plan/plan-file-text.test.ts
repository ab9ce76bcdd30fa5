import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { templateNames } from './find-template.ts'
import { parsePlan } from './parse-plan.ts'
import { planFileText } from './plan-file-text.ts'
import { anyPlan } from './testing/any-plan.ts'

const root = path.join(import.meta.dirname, '../..')
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8')
const schema = JSON.parse(textOf('docs/reference/plan-file.schema.json')) as object
const isOfSchema = new Ajv2020({ strictTypes: false }).compile(schema)

test('a plan written to its file and read back is the same, and fits the published schema', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const text = planFileText(plan)
      const read = parsePlan(text)
      assert.ok(read.ok, read.ok ? '' : read.problems.join('\n'))
      assert.deepEqual(read.plan, plan)
      assert.ok(isOfSchema(JSON.parse(text)), JSON.stringify(isOfSchema.errors))
    }),
    { seed: 20_191_031, numRuns: 300 },
  )
})

test('a file is written as people write them: what is null, empty or usual is left out', () => {
  const text = textOf('example/plan.json')
  const read = parsePlan(text)
  assert.ok(read.ok)
  assert.deepEqual(JSON.parse(planFileText(read.plan)), JSON.parse(text))
})

test('the example’s plan and the templates fit the published schema', () => {
  for (const name of templateNames()) {
    const text = textOf(`src/plan/templates/${name}.json`)
    assert.ok(isOfSchema(JSON.parse(text)), JSON.stringify(isOfSchema.errors))
    assert.deepEqual(parsePlan(text).ok, true)
  }
  assert.ok(isOfSchema(JSON.parse(textOf('example/plan.json'))))
})

const minimal = {
  plan: 'a-plan',
  council: 'Marlshire',
  title: 'T',
  inspection: 'I',
  recommendations: [
    {
      ref: '1',
      subject: 'S',
      intended_outcome: 'O',
      measures: [{ measure: 'own-list', statement: 'M', unit: 'percent' }],
    },
  ],
}

test('what the schema refuses the program refuses', () => {
  const [recommendation] = minimal.recommendations
  const [measure] = recommendation?.measures ?? []
  const withTarget = (target: object) => ({
    ...minimal,
    recommendations: [{ ...recommendation, measures: [{ ...measure, targets: [target] }] }],
  })
  const wrong: readonly object[] = [
    { ...minimal, plan: 'A plan' },
    { ...minimal, title: ' ' },
    { ...minimal, more: 1 },
    { ...minimal, recommendations: [] },
    { ...minimal, recommendations: [{ ...recommendation, leads: [''] }] },
    { ...minimal, recommendations: [{ ...recommendation, judged_rating: { rating: 'pink' } }] },
    withTarget({ by: '2020-03-31' }),
    withTarget({ by: '2020-03-31', at_least: 85, at_most: 90 }),
    withTarget({ by: '31/03/2020', at_least: 85 }),
    withTarget({ by: '2020-03-31', between: [5] }),
    withTarget({ by: '2020-03-31', at_least: -1 }),
  ]
  assert.ok(isOfSchema(minimal))
  assert.ok(parsePlan(JSON.stringify(minimal)).ok)
  for (const one of wrong) {
    assert.equal(isOfSchema(one), false, JSON.stringify(one))
    assert.equal(parsePlan(JSON.stringify(one)).ok, false, JSON.stringify(one))
  }
})
