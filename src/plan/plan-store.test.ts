import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { asViewer, commandLine } from '#people/viewer.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { findPlan } from './find-plan.ts'
import { readPlanFile } from './plan-file.ts'
import { savePlan } from './plan-store.ts'
import { planFileText } from './plan-file-text.ts'
import type { Plan } from './plan.ts'
import { planAction, planEvidence } from './testing/plan-work.ts'

const example = readPlanFile(path.join(import.meta.dirname, '../../example/plan.json'))
assert.ok(example.ok)
const examplePlan = example.plan

/** Every form a plan can take that the example's plan does not. */
const rarePlan: Plan = {
  id: 'rare-plan',
  council: 'Marlshire County Council',
  title: 'Plan of rare things',
  inspection: 'None',
  recommendations: [
    {
      ref: '1',
      subject: `Quotes ' " and — dashes; drop table plans`,
      intendedOutcome: 'Line\nends',
      judgedRating: {
        rating: 'blue',
        by: 'Director of Children’s Services',
        on: localDate('2019-10-27'),
        reason: 'Handed on',
      },
      ratingOverride: {
        rating: 'amber',
        reason: 'A court’s figures are late',
        owner: 'Director of Children’s Services',
        from: localDate('2019-10-01'),
        until: localDate('2019-12-31'),
      },
      leads: [],
      measures: [
        {
          measure: 'recording-complaints',
          statement: 'Complaints',
          unit: 'count',
          status: 'agreed',
          baseline: null,
          previous: null,
          latest: null,
          targets: [
            {
              by: localDate('2020-02-29'),
              form: 'between',
              value: 0.1,
              upper: 12345.6789,
              ideal: null,
              scope: 'every team',
            },
            { by: localDate('2020-03-31'), form: 'not applicable' },
          ],
          assumed: null,
          rationale: 'Complaints say what children and parents see',
          manualFigures: [
            {
              period: '2019-20 Q2',
              value: 17,
              places: 0,
              source: 'The complaints team’s own list',
              geography: 'Marlshire and its two unitary neighbours',
              owner: 'Head of Complaints',
              note: null,
            },
          ],
        },
      ],
    },
  ],
  campaigns: [
    { name: 'Autumn', from: localDate('2019-09-01'), until: localDate('2019-12-20') },
    { name: 'Planning', from: localDate('2019-11-18'), until: localDate('2020-05-29') },
  ],
  actions: [
    planAction({ recommendations: [], status: 'stopped', stoppedBecause: 'No room' }),
    planAction({
      id: 2,
      owner: 'A post that only an action names',
      contributors: ['Head of Complaints', 'Another'],
      start: localDate('2019-10-01'),
      due: localDate('2019-12-31'),
      status: 'done awaiting evidence',
      milestones: [
        { what: 'First', due: localDate('2019-11-30'), done: localDate('2019-11-28') },
        { what: 'Second', due: localDate('2019-11-30'), done: null },
      ],
      recommendations: ['1'],
      campaign: 'Planning',
    }),
  ],
  evidence: [
    planEvidence({ claims: [] }),
    planEvidence({
      id: 2,
      kind: 'voice of the child',
      about: { from: localDate('2019-09-01'), until: localDate('2019-10-31') },
      owner: 'Another',
      expires: localDate('2020-10-31'),
      claims: [
        { supports: 'recommendation', ref: '1' },
        { supports: 'measure', ref: '1', measure: 'recording-complaints' },
        { supports: 'action', id: 2 },
      ],
      versions: [
        { received: localDate('2019-10-31'), link: 'https://marlshire.example/voices' },
        {
          received: localDate('2019-11-01'),
          file: {
            sha256: 'af'.repeat(32),
            size: 3,
            fileName: 'a “b”.pdf',
            mediaType: 'application/pdf',
          },
        },
      ],
    }),
  ],
}

const theExample: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the example' },
  from: 'the command line',
}

for (const kind of testPlaces()) {
  describe(`a plan in the register on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    const changes = () =>
      asViewer(register.db, commandLine(localDate('2019-11-01')), (within) =>
        within.selectFrom('access_record').select('content').orderBy('number').execute(),
      )

    test('none is found before one is saved', async () => {
      assert.equal(await findPlan(register.db), undefined)
      assert.equal(await findPlan(register.db, 'marlshire-2019'), undefined)
    })

    test('the example’s plan comes back as its file says it', async () => {
      assert.equal(await savePlan(register.db, examplePlan, theExample), 'saved')
      assert.deepEqual(await findPlan(register.db, 'marlshire-2019'), examplePlan)
    })

    test('who saved it and what was saved is written down with it', async () => {
      const [entry, ...others] = await changes()
      assert.deepEqual(others, [])
      assert.deepEqual(JSON.parse(entry?.content ?? ''), {
        at: '2019-11-01T08:00:00.000Z',
        by: { program: 'the example' },
        from: 'the command line',
        subject: 'plan',
        subjectId: 'marlshire-2019',
        did: 'changed',
        before: null,
        after: JSON.parse(JSON.stringify(examplePlan)) as unknown,
      })
    })

    test('saving it again makes nothing twice', async () => {
      assert.equal(await savePlan(register.db, examplePlan, theExample), 'already there')
      assert.deepEqual(await findPlan(register.db), examplePlan)
      assert.equal((await changes()).length, 1)
    })

    test('a plan of the same id that says something else changes nothing', async () => {
      const other = { ...examplePlan, title: 'Another title' }
      assert.equal(await savePlan(register.db, other, theExample), 'differs')
      assert.deepEqual(await findPlan(register.db), examplePlan)
      assert.equal((await changes()).length, 1)
    })

    test('two that save one plan at once save it once', async () => {
      const outcomes = await Promise.all([
        savePlan(register.db, rarePlan, { ...theExample, by: { person: 1 } }),
        savePlan(register.db, rarePlan, { ...theExample, by: { person: 2 } }),
      ])
      assert.deepEqual(outcomes.toSorted(), ['already there', 'saved'])
      const found = await findPlan(register.db, 'rare-plan')
      assert.equal(found && planFileText(found), planFileText(rarePlan))
    })

    test('without an id the plan recorded last is found', async () => {
      assert.equal((await findPlan(register.db))?.id, 'rare-plan')
    })

    test('a plan of which a part cannot be kept leaves no part of itself', async () => {
      const [recommendation] = rarePlan.recommendations
      assert.ok(recommendation)
      const twice = { ...rarePlan, id: 'twice', recommendations: [recommendation, recommendation] }
      await assert.rejects(savePlan(register.db, twice, theExample), /duplicate key/)
      assert.equal(await findPlan(register.db, 'twice'), undefined)
      assert.equal((await changes()).length, 2)
    })
  })
}
