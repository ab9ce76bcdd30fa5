import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { localDate } from '#calendar/local-date.ts'
import { canonicalJson } from './canonical-json.ts'
import { contentDifferences } from './content-differences.ts'
import { shownFigures } from './testing/updating.ts'
import { sha256Of, type SaidAction, type UpdateContent } from './update.ts'

const action: SaidAction = {
  id: 4,
  what: 'Train every manager',
  owner: 'Head of Care',
  contributors: [],
  start: null,
  due: localDate('2019-12-31'),
  status: 'on track',
  stoppedBecause: null,
  milestones: [{ what: 'Half trained', due: localDate('2019-11-30'), done: null }],
  recommendations: ['2019.1'],
  campaign: null,
}

const content: UpdateContent = {
  recommendation: 1,
  month: '2019-11',
  narrative: 'Slow',
  givenBy: 1,
  figures: shownFigures(7),
  rating: { rating: 'amber', by: 'Head of Care', on: localDate('2019-11-02'), reason: 'Slow' },
  actions: [action],
}

const names = {
  person: (id: number) => ({ 1: 'Helen Marsh', 2: 'Tomasz Reid' })[id] ?? 'somebody',
  measure: () => 'Complaints',
}
const saying = (more: Partial<UpdateContent>) =>
  contentDifferences(content, { ...content, ...more }, names)

test('what changed in an update is said of the narrative, the rating, the figures and who gave it', () => {
  assert.deepEqual(saying({}), [])
  assert.deepEqual(saying({ narrative: 'Quick' }), ['The narrative went from ‘Slow’ to ‘Quick’.'])
  assert.deepEqual(saying({ rating: null }), [
    'The judged rating was taken out: amber, by Head of Care on 2 November 2019 because ‘Slow’.',
  ])
  assert.deepEqual(saying({ figures: shownFigures(8, '2019-11-30-bbbbbbbbbb') }), [
    'The extract of the figures went from 2019-10-31-aaaaaaaaaa to 2019-11-30-bbbbbbbbbb.',
    'The figure of ‘Complaints’ went from 7 in 2019-10, rated amber to 8 in 2019-10, rated amber.',
  ])
  assert.deepEqual(saying({ givenBy: 2 }), [
    'It is given by Tomasz Reid, no longer by Helen Marsh.',
  ])
  assert.deepEqual(saying({ givenBy: null, figures: null }), [
    'It was taken back: it is in hand again.',
  ])
})

test('what changed in its actions is said action by action', () => {
  const stopped = { ...action, status: 'stopped', stoppedBecause: 'No money' } as const
  assert.deepEqual(saying({ actions: [stopped] }), [
    'The status of the action ‘Train every manager’ went from on track to stopped because ‘No money’.',
  ])
  const done = [{ ...action.milestones[0], done: localDate('2019-11-20') }]
  assert.deepEqual(saying({ actions: [{ ...action, milestones: done as never }] }), [
    'The milestones of the action ‘Train every manager’ went from ‘Half trained’ by 30 November 2019 to ‘Half trained’ by 30 November 2019, done on 20 November 2019.',
  ])
  assert.deepEqual(saying({ actions: [{ ...action, id: 5, what: 'Hire' }] }), [
    'An action was taken out: ‘Train every manager’.',
    'An action is new: ‘Hire’, on track.',
  ])
})

const word = fc.constantFrom('one', 'two')
const orNull = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null })
const day = fc.constantFrom(localDate('2019-11-30'), localDate('2019-12-31'))
const ordinary = { noNullPrototype: true }
const anyAction: fc.Arbitrary<SaidAction> = fc.record(
  {
    id: fc.constantFrom(1, 2),
    what: word,
    owner: orNull(word),
    contributors: fc.subarray(['one', 'two']),
    start: orNull(day),
    due: orNull(day),
    status: fc.constantFrom('on track', 'stopped'),
    stoppedBecause: orNull(word),
    milestones: fc.array(fc.record({ what: word, due: day, done: orNull(day) }, ordinary), {
      maxLength: 2,
    }),
    recommendations: fc.subarray(['2019.1', '2019.2']),
    campaign: orNull(fc.constantFrom(1, 2)),
  },
  ordinary,
)
const anyContent: fc.Arbitrary<UpdateContent> = fc
  .record(
    {
      narrative: word,
      givenBy: fc.constantFrom(null, 1, 2),
      figures: fc.constantFrom(shownFigures(7), shownFigures(8), shownFigures(8, 'other')),
      rating: orNull(
        fc.record(
          {
            rating: fc.constantFrom('amber', 'green'),
            by: orNull(word),
            on: orNull(day),
            reason: orNull(word),
          },
          ordinary,
        ),
      ),
      actions: fc.uniqueArray(anyAction, { selector: ({ id }) => id, maxLength: 2 }),
    },
    ordinary,
  )
  .map((more) => ({
    ...content,
    ...more,
    figures: more.givenBy === null ? null : more.figures,
    actions: more.actions.toSorted((one, other) => one.id - other.id),
  }))

test('there is something to say exactly where two contents have not the same hash', () => {
  const fields = Object.keys(content) as (keyof UpdateContent)[]
  fc.assert(
    fc.property(anyContent, anyContent, fc.constantFrom(...fields), (one, other, field) => {
      // Figures and who gave them come and go together.
      const isGiving = field === 'figures' || field === 'givenBy'
      const { figures, givenBy } = other
      const changed = { ...one, ...(isGiving ? { figures, givenBy } : { [field]: other[field] }) }
      const differ = sha256Of(canonicalJson(one)) !== sha256Of(canonicalJson(changed))
      assert.equal(contentDifferences(one, changed, names).length > 0, differ)
    }),
    { seed: 20191101, numRuns: 2000 },
  )
})

test('canonical JSON is the same whatever the order of names, and its hash is of its UTF-8', () => {
  assert.equal(
    canonicalJson({ b: [{ d: 1, c: 'é' }, null], a: { '2': true, '10': 0.5 } }),
    '{"a":{"2":true,"10":0.5},"b":[{"c":"é","d":1},null]}',
  )
  // printf '"\u00e9"' | sha256sum
  assert.equal(
    sha256Of(canonicalJson('é')),
    'f2886017e9c7abacf804b54d64787dce2b611c9544ba21f3affdd126a6e50086',
  )
})
