import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sql, type Transaction } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { addCampaign } from './actions/campaigns.ts'
import { addAction } from './actions/change-action.ts'
import { addEvidence } from './evidence/change-evidence.ts'
import { findPlan } from './find-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { actionContent } from './testing/action-content.ts'
import { evidenceContent } from './testing/evidence-content.ts'
import { occasion, registerWithPlan, smallPlan } from './testing/register-with-plan.ts'

type Within = Transaction<RegisterTables>

/** What people and programs do to a plan, by a number that says to which item and how. */
const deeds: Readonly<Record<string, (within: Within, n: number) => Promise<unknown>>> = {
  addAction: (within, n) =>
    addAction(
      within,
      occasion,
      smallPlan.id,
      actionContent({
        what: `Action ${n}`,
        owner: n % 2 === 0 ? 'Director' : null,
        contributors: n % 3 === 0 ? ['Head of Care'] : [],
        recommendations: n % 2 === 0 ? ['R1', 'R2'] : ['R1'],
        milestones: [{ id: null, what: `Step ${n}`, due: localDate('2019-12-01'), done: null }],
      }),
    ),
  changeAction: (within, n) =>
    sql`update plan_actions set what = ${`Other ${n}`}, version = version + 1
      where action_id = (select max(action_id) - ${n % 3} from plan_actions)`.execute(within),
  doStep: (within, n) =>
    sql`update action_milestones set done_on = '2019-11-01'
      where milestone_id = (select max(milestone_id) - ${n % 3} from action_milestones)`.execute(
      within,
    ),
  retireAction: (within, n) =>
    sql`update plan_actions set retired_at = now()
      where action_id = (select max(action_id) - ${n % 3} from plan_actions)`.execute(within),
  addEvidence: (within, n) =>
    addEvidence(
      within,
      occasion,
      smallPlan.id,
      evidenceContent({
        title: `Evidence ${n}`,
        claims: [{ supports: 'recommendation', ref: n % 2 === 0 ? 'R1' : 'R2' }],
      }),
      { received: localDate('2019-11-01'), link: `https://marlshire.example/${n}` },
    ),
  supportAction: (within, n) =>
    sql`insert into evidence_claims (evidence_item_id, action_id)
      select max(evidence_item_id), (select max(action_id) - ${n % 2} from plan_actions)
      from evidence_items having max(evidence_item_id) is not null
        and exists (select from plan_actions
          where action_id = (select max(action_id) - ${n % 2} from plan_actions))
        and not exists (select from evidence_claims
          where action_id = (select max(action_id) - ${n % 2} from plan_actions))`.execute(within),
  addVersion: (within, n) =>
    sql`insert into evidence_versions (evidence_item_id, number, received_on, added_at, link)
      select evidence_item_id, max(number) + 1, '2019-11-02', now(), 'https://marlshire.example'
      from evidence_versions group by evidence_item_id order by 1 desc limit ${1 + (n % 2)}`.execute(
      within,
    ),
  retireEvidence: (within, n) =>
    sql`update evidence_items set retired_at = now()
      where evidence_item_id = (select max(evidence_item_id) - ${n % 3} from evidence_items)`.execute(
      within,
    ),
  judge: (within, n) =>
    sql`insert into judged_ratings (recommendation_id, rating, reason)
      select min(recommendation_id), 'amber', ${`Reason ${n}`} from recommendations`.execute(
      within,
    ),
  reword: (within, n) =>
    sql`update recommendations set subject = ${`Subject ${n}`} where position = 1`.execute(within),
  rename: (within, n) =>
    sql`update recommendations set ref = ${n % 2 === 0 ? 'R2' : 'R2b'} where position = 2`.execute(
      within,
    ),
  retireRecommendation: (within, n) =>
    sql`update recommendations set retired_at = case when ${n} % 2 = 0 then now() end
      where position = 2`.execute(within),
  addCampaign: (within, n) =>
    addCampaign(within, occasion, smallPlan.id, {
      name: `Campaign ${n}`,
      from: localDate('2019-11-01'),
      until: localDate('2020-05-31'),
    }),
}

/** Oftener than the rest, so that there is something to change. */
const added = ['addAction', 'addEvidence', 'supportAction']

for (const kind of testPlaces()) {
  describe(`the plan that is kept, on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    before(async () => {
      register = await registerWithPlan(kind)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('is one object until something changes, and then says what the register says', async () => {
      const plan = keepPlan(register.db)
      const first = await plan()
      assert.equal(await plan(), first)
      await register.db
        .transaction()
        .execute((within) => addAction(within, occasion, smallPlan.id, actionContent()))
      const second = await plan()
      assert.equal(second?.actions.length, 1)
      assert.deepEqual(second, await findPlan(register.db))
      assert.equal(await plan(), second)
    })

    test('says what the register says after any changes, however many at once', async () => {
      const plan = keepPlan(register.db)
      const did = new Set<string>()
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.tuple(fc.constantFrom(...Object.keys(deeds), ...added, ...added), fc.nat(99)),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
          async (some) => {
            for (const [name, n] of some)
              await register.db.transaction().execute(async (within) => deeds[name]?.(within, n))
            for (const [name] of some) did.add(name)
            assert.deepEqual(await plan(), await findPlan(register.db))
          },
        ),
        { numRuns: 60, seed: 20_191_101, endOnFailure: true },
      )
      assert.deepEqual([...did].toSorted(), Object.keys(deeds).toSorted())
      const { evidence = [], actions = [] } = (await plan()) ?? {}
      assert.ok(evidence.length > 2 && actions.length > 2, `${evidence.length} ${actions.length}`)
      assert.ok(evidence.some(({ versions }) => versions.length > 1))
      assert.ok(evidence.some(({ claims }) => claims.some((one) => one.supports === 'action')))
    })

    test('is the same after a change that came to nothing', async () => {
      const plan = keepPlan(register.db)
      const first = await plan()
      await assert.rejects(
        register.db.transaction().execute(async (within) => {
          await addAction(within, occasion, smallPlan.id, actionContent())
          throw new Error('Broken off.')
        }),
      )
      assert.equal(await plan(), first)
    })
  })
}
