import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fieldsIn, openEditBench, problemsIn, type EditBench } from './testing/edit-bench.ts'

let edit: EditBench
before(async () => {
  edit = await openEditBench()
})
after(() => edit.close())

const first = async () => {
  const [recommendation] = (await edit.plan()).recommendations
  assert.ok(recommendation)
  return recommendation
}

const rangeOfTeams = async () => (await first()).measures[0]?.baseline?.teamRange

type Fields = Readonly<Record<string, string>>

type FormTest = {
  readonly name: string
  readonly address: string
  /** What can be typed and saved. */
  readonly good: Fields
  /** What the plan says then. */
  readonly said: () => Promise<unknown>
  readonly wanted: unknown
  /** What cannot be saved, each with the sentence at its field. */
  readonly bad: readonly (readonly [Fields, Fields])[]
}

const forms: readonly FormTest[] = [
  {
    name: 'a recommendation',
    address: '/plan/recommendations/1/edit',
    good: {
      subject: 'Help <in time>\r\nfor everyone',
      lead1: 'Head of Help',
      lead2: '',
      newLead: 'Head of Schools',
    },
    said: async () => {
      const { ref, subject, intendedOutcome, leads } = await first()
      return { ref, subject, intendedOutcome, leads }
    },
    wanted: {
      ref: 'R1',
      subject: 'Help <in time>\nfor everyone',
      intendedOutcome: 'Children are safe',
      leads: ['Head of Help', 'Head of Schools'],
    },
    bad: [
      [{ ref: '' }, { ref: 'The reference is needed.' }],
      [
        { ref: 'x'.repeat(21) },
        { ref: 'The reference is 21 characters long; 20 is the most it may have.' },
      ],
      [{ ref: 'R2' }, { ref: 'Another recommendation of the plan is R2; choose another.' }],
      [
        { subject: 'x'.repeat(501) },
        { subject: 'The subject is 501 characters long; 500 is the most it may have.' },
      ],
      [
        { intendedOutcome: 'x'.repeat(2001) },
        {
          intendedOutcome:
            'The intended outcome is 2001 characters long; 2000 is the most it may have.',
        },
      ],
      [
        { lead1: 'Director', lead2: 'Director', newLead: 'Another' },
        { lead1: 'A post is named twice among the leads; take one of them out.' },
      ],
      [
        { newLead: 'x'.repeat(201) },
        { newLead: 'The title of a post is 201 characters long; 200 is the most it may have.' },
      ],
    ],
  },
  {
    name: 'a measure',
    address: '/plan/recommendations/1/measures/new',
    good: {
      measure: 'assessments-within-45-working-days',
      statement: 'Assessments in time',
      unit: 'percent',
      rationale: 'Drift harms.',
      baselinePeriod: '2018-19',
      baselineValue: '66.0',
    },
    said: async () => (await first()).measures,
    wanted: [
      {
        measure: 'assessments-within-45-working-days',
        statement: 'Assessments in time',
        unit: 'percent',
        status: 'agreed',
        baseline: {
          period: '2018-19',
          value: 66,
          places: 1,
          teamRange: null,
          geography: null,
          source: 'own',
          note: null,
        },
        previous: null,
        latest: null,
        targets: [],
        assumed: null,
        rationale: 'Drift harms.',
        manualFigures: [],
      },
    ],
    bad: [
      [{ measure: '', ownId: '' }, { measure: 'The measure is needed.' }],
      [
        { measure: '', ownId: 'Not an id' },
        { ownId: 'The measure is an id of small letters, figures and single hyphens.' },
      ],
      [{ unit: 'weeks' }, { unit: 'The catalogue counts this measure in percent; choose that.' }],
      [
        { statement: 'x'.repeat(1001) },
        { statement: 'The statement is 1001 characters long; 1000 is the most it may have.' },
      ],
      [
        { baselinePeriod: 'last year', baselineValue: '100.1' },
        {
          baselinePeriod:
            'The period of the baseline is written as 2019-10, 2019-20 Q2, 2019-20 or 2019-04..2019-09.',
          baselineValue: 'A percentage is at most 100.',
        },
      ],
    ],
  },
  {
    name: 'a target',
    address: '/plan/measures/1/targets/new',
    good: { by: '2020-03-31', form: 'between', value: '5', upper: '10.5', scope: 'every team' },
    said: async () => (await first()).measures[0]?.targets,
    wanted: [
      {
        by: '2020-03-31',
        form: 'between',
        value: 5,
        upper: 10.5,
        ideal: null,
        scope: 'every team',
      },
    ],
    bad: [
      [
        { by: '', form: '' },
        {
          by: 'The day the target is due is needed.',
          form: 'The form of the target is one of: at least, at most, between, to be agreed, not applicable.',
        },
      ],
      [
        { by: '2020-02-30' },
        { by: 'The day the target is due is no day there is; write it as 2020-03-31.' },
      ],
      [{ form: 'at least', value: '100.1' }, { value: 'A percentage is at most 100.' }],
      [
        { value: '10.5', upper: '10.5' },
        { upper: 'The upper end is not above the lower; change one of them.' },
      ],
      [
        { form: 'at least', value: '85', ideal: '85' },
        { ideal: 'The better value hoped for is not above the target.' },
      ],
    ],
  },
  {
    name: 'a manual figure',
    address: '/plan/measures/1/figures/new',
    good: {
      period: '2019-20 Q2',
      value: '88.40',
      source: 'The court’s list',
      geography: 'The court area',
      owner: 'Head of Help',
    },
    said: async () => (await first()).measures[0]?.manualFigures,
    wanted: [
      {
        period: '2019-20 Q2',
        value: 88.4,
        places: 2,
        source: 'The court’s list',
        geography: 'The court area',
        owner: 'Head of Help',
        note: null,
      },
    ],
    bad: [
      [
        { period: '', value: '', source: '', owner: '' },
        {
          period: 'The period is needed.',
          value: 'The figure is needed.',
          source: 'Where the figure is from is needed.',
          owner: 'The post that answers for the figure is needed.',
        },
      ],
      [{ value: '101' }, { value: 'A percentage is at most 100.' }],
      [
        { source: 'x'.repeat(301) },
        { source: 'Where the figure is from is 301 characters long; 300 is the most it may have.' },
      ],
      [
        { owner: 'Nobody' },
        { owner: "No plan names a post called 'Nobody'; choose one from the list of posts." },
      ],
    ],
  },
  {
    name: 'an override',
    address: '/plan/recommendations/1/overrides/new',
    good: { rating: 'amber', reason: 'Late figures', owner: 'Director', until: '2019-12-31' },
    said: async () => (await first()).ratingOverride,
    wanted: {
      rating: 'amber',
      reason: 'Late figures',
      owner: 'Director',
      from: '2019-11-01',
      until: '2019-12-31',
    },
    bad: [
      [
        { rating: '', reason: '', owner: '', until: '' },
        {
          rating: 'The rating is one of: green, amber, red.',
          reason: 'The reason for the override is needed.',
          owner: 'The post that answers for the override is needed.',
          until: 'The last day of the override is needed.',
        },
      ],
      [{ until: '2019-10-31' }, { until: 'The last day of the override comes before its first.' }],
      [
        { until: '2020-11-02' },
        { until: 'An override lasts 12 months at most; choose an earlier day.' },
      ],
    ],
  },
  {
    name: 'a judged rating',
    address: '/plan/ratings/1/edit',
    good: { rating: 'green', reason: 'Seen in audits' },
    said: async () => (await first()).judgedRating,
    wanted: { rating: 'green', by: 'A. Person', on: '2019-11-01', reason: 'Seen in audits' },
    bad: [
      [
        { rating: '', reason: '' },
        {
          rating: 'The rating is one of: blue, green, amber, red.',
          reason: 'The reason for the rating is needed.',
        },
      ],
      [
        { reason: 'x'.repeat(1001) },
        {
          reason:
            'The reason for the rating is 1001 characters long; 1000 is the most it may have.',
        },
      ],
    ],
  },
]

for (const { name, address, good, bad, said, wanted } of forms) {
  describe(`the form of ${name}`, () => {
    for (const [fields, problems] of bad) {
      test(`what is wrong is said at its field, and nothing typed is lost: ${Object.values(problems).join(' ').slice(0, 120)}`, async () => {
        const unchanged = await edit.plan()
        const sent = { ...good, ...fields }
        const answer = await edit.fill(address, sent)
        assert.equal(answer.status, 422)
        assert.deepEqual(problemsIn(answer.html), problems)
        for (const field of Object.keys(problems)) {
          assert.match(answer.html, new RegExp(`id="${field}"`))
          assert.match(answer.html, new RegExp(`id="${field}-error"`))
        }
        assert.match(answer.html, /<title>Error: /)
        const shown = fieldsIn(answer.html)
        // A list cannot show a choice that it does not have.
        for (const [field, typed] of Object.entries(sent))
          if (typed !== 'Nobody')
            assert.equal(shown[field] ?? '', typed.replaceAll('\r\n', '\n'), field)
        assert.deepEqual(await edit.plan(), unchanged)
      })
    }

    test('what is typed is what the plan says, and leads back to the recommendation', async () => {
      const answer = await edit.fill(address, good)
      assert.equal(answer.status, 303)
      assert.match(answer.location ?? '', /^\/recommendations\/R1\/edit\?did=saved&what=[a-z+]+$/)
      assert.deepEqual(await said(), wanted)
      const back = await edit.read(answer.location ?? '')
      assert.equal(back.status, 200)
      assert.match(back.words, /The [a-z ]+ was saved\./)
    })
  })
}

test('a form that is sent as it was opened changes nothing', async () => {
  const unchanged = await edit.plan()
  for (const address of [
    '/plan/recommendations/1/edit',
    '/plan/measures/1/edit',
    '/plan/targets/1/edit',
    '/plan/figures/1/edit',
    '/plan/overrides/1/edit',
  ])
    assert.equal((await edit.fill(address, {})).status, 303, address)
  assert.deepEqual(await edit.plan(), unchanged)
})

test('the range of teams of a baseline, which no form asks for, stays while its period does', async () => {
  await edit.register.db
    .updateTable('printed_figures')
    .set({ lowest_team: 50, highest_team: 80 })
    .execute()
  await edit.fill('/plan/measures/1/edit', { statement: 'Assessments, in time' })
  assert.deepEqual(await rangeOfTeams(), { lowest: 50, highest: 80 })
  await edit.fill('/plan/measures/1/edit', { baselinePeriod: '2017-18' })
  assert.equal(await rangeOfTeams(), null)
})

test('a recommendation is added at the end, under a reference of its own', async () => {
  const address = '/plan/recommendations/new'
  const refused = await edit.fill(address, { ref: 'R1', subject: 'New', intendedOutcome: 'Better' })
  assert.equal(refused.status, 422)
  const added = await edit.fill(address, { ref: 'R3', subject: 'New', intendedOutcome: 'Better' })
  assert.equal(added.location, '/recommendations/R3/edit?did=saved&what=recommendation')
  const refs = (await edit.plan()).recommendations.map(({ ref }) => ref)
  assert.deepEqual(refs, ['R1', 'R2', 'R3'])
})

test('an item is asked about before it is retired, and is in the plan no more', async () => {
  const asked = await edit.read('/plan/targets/1/retire')
  assert.match(asked.words, /Nothing is deleted/)
  assert.match(asked.words, /Form of the target Between/)
  const answer = await edit.fill('/plan/targets/1/retire', {})
  assert.equal(answer.location, '/recommendations/R1/edit?did=retired&what=target')
  assert.deepEqual((await first()).measures[0]?.targets, [])
  const ended = await edit.fill('/plan/overrides/1/retire', {})
  assert.equal(ended.status, 303)
  assert.equal((await first()).ratingOverride, null)
  const rows = await edit.register.db.selectFrom('targets').selectAll().execute()
  assert.equal(rows.length, 1)
})
