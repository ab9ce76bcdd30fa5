import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql, type Transaction } from 'kysely'
import { localDate } from '#calendar/local-date.ts'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import { findPerson } from '#people/find-people.ts'
import { addPerson, giveRole } from '#people/people-store.ts'
import { nameForChild, restrictChild } from '#people/restricted-children.ts'
import { viewerOf } from '#people/scope-for.ts'
import { asViewer, commandLine, type Viewer } from '#people/viewer.ts'
import { saveDraft } from '#plan/drafts/drafts.ts'
import { registerWithPlan } from '#plan/testing/register-with-plan.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'

const day = localDate('2019-11-01')
const occasion: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the test' },
  from: 'the command line',
}

/** What the column says of which each viewer may see some rows, by table. */
const seen = {
  access_record: 'subject_id',
  drafts: "content ->> 'value'",
  restricted_child_viewers: 'child_id',
  restricted_children: 'child_id',
} as const
type Table = keyof typeof seen

/** Ways to ask a table for its rows, as a forgotten check or a mistaken query might. */
const ways: Readonly<Record<string, (table: Table) => string>> = {
  plainly: (table) => `select ${seen[table]} as said from ${table}`,
  'with a condition that is always true': (table) =>
    `select ${seen[table]} as said from ${table} where 1 = 1 or false`,
  'joined to something else': (table) =>
    `select distinct ${seen[table]} as said from people cross join ${table}`,
  'within another query': (table) =>
    `select said from people, lateral (select ${seen[table]} as said from ${table}) as inside
      group by said`,
  'first, for another query': (table) =>
    `with all_of_it as materialized (select ${seen[table]} as said from ${table})
      select said from all_of_it`,
  'together with itself': (table) =>
    `select ${seen[table]} as said from ${table} union select ${seen[table]} from ${table}`,
  'one by one, by what is in them': (table) =>
    `select named as said from unnest(array['c1', 'c2', 'of ann', 'of ben', 'of the record']) as named
      where exists (select from ${table} where ${seen[table]} = named)`,
  'as one value': (table) =>
    `select unnest(coalesce(array_agg(${seen[table]}), '{}')) as said from ${table}`,
}

for (const kind of testPlaces()) {
  describe(`row-level security on ${kind.name}`, { skip: kind.skip }, () => {
    let register: Register
    /** Of North, named for c1. */
    let ann: Viewer
    /** Of South. */
    let ben: Viewer
    const director = commandLine(day)
    before(async () => {
      register = await registerWithPlan(kind)
      ann = await teamManager('ann', 'North')
      ben = await teamManager('ben', 'South')
      await asViewer(register.db, director, async (within) => {
        for (const childId of ['c1', 'c2'])
          await restrictChild(within, occasion, { childId, why: 'Family of staff', from: day })
        await nameForChild(within, occasion, {
          childId: 'c1',
          personId: ann.person ?? 0,
          from: day,
        })
        const subjectId = 'of the record'
        await addToAccessRecord(within, occasion, {
          did: 'viewed',
          subject: 'child',
          subjectId,
          children: ['c1'],
        })
      })
      for (const [viewer, value] of [
        [ann, 'of ann'],
        [ben, 'of ben'],
      ] as const)
        await asViewer(register.db, viewer, (within) =>
          saveDraft(
            within,
            { person: viewer.person ?? 0, subject: 'target', subjectId: '1' },
            { content: { value }, baseVersion: null, savedAt: occasion.at },
          ),
        )
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    async function teamManager(name: string, team: string): Promise<Viewer> {
      const email = `${name}@marlshire.example`
      await register.db.transaction().execute(async (within) => {
        const person = { email, name, workerId: null, addedOn: day }
        const id = await addPerson(within, occasion, person)
        const role = { role: 'team manager', team, service: null, from: day, until: null }
        await giveRole(within, occasion, id, role)
      })
      const person = await findPerson(register.db, email)
      assert.ok(person)
      return viewerOf(person, day)
    }

    const as = <Outcome>(
      viewer: Viewer | undefined,
      work: (within: Transaction<RegisterTables>) => Promise<Outcome>,
    ): Promise<Outcome> =>
      viewer === undefined
        ? register.db.transaction().execute(work)
        : asViewer(register.db, viewer, work)
    const said = (viewer: Viewer | undefined, statement: string): Promise<readonly string[]> =>
      as(viewer, async (within) => {
        const { rows } = await sql.raw<{ said: string }>(statement).execute(within)
        return rows.map((row) => row.said).toSorted()
      })

    test('holds these tables, and each is asked here', async () => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_class
        where relnamespace = current_schema()::regnamespace and relrowsecurity order by 1
      `.execute(register.db)
      assert.deepEqual(
        rows.map(({ name }) => name),
        Object.keys(seen),
      )
    })

    test('is not to be passed by by the role that the program works under', async () => {
      const { rows } = await as(ben, (within) =>
        sql`select rolname as role, rolsuper as super, rolbypassrls as passes
          from pg_roles where rolname = current_user`.execute(within),
      )
      assert.deepEqual(rows, [{ role: 'throughline_app', super: false, passes: false }])
    })

    /** The rows each may see; the rest of a table is not there for them, however they ask. */
    const theirs = {
      'a team manager of another team': {
        viewer: () => ben,
        access_record: [],
        drafts: ['of ben'],
        restricted_child_viewers: [],
        restricted_children: [],
      },
      'the team manager who is named for one child': {
        viewer: () => ann,
        access_record: [],
        drafts: ['of ann'],
        restricted_child_viewers: ['c1'],
        restricted_children: ['c1'],
      },
      'a query that does not say who is looking': {
        viewer: () => undefined,
        access_record: [],
        drafts: [],
        restricted_child_viewers: [],
        restricted_children: [],
      },
    } as const
    for (const [who, { viewer, ...rows }] of Object.entries(theirs))
      for (const table of Object.keys(seen) as Table[])
        test(`shows ${who} ${rows[table].join(' ') || 'nothing'} in ${table}`, async () => {
          for (const [way, statement] of Object.entries(ways))
            assert.deepEqual(await said(viewer(), statement(table)), rows[table], way)
          const count = `select count(*)::text as said from ${table}`
          assert.deepEqual(await said(viewer(), count), [String(rows[table].length)])
        })

    test('lets a team manager change, empty and add to nothing that is not theirs', async () => {
      const changes = [
        `update drafts set content = '{"value": "x"}' where person_id <> ${ben.person} returning '' as said`,
        `update restricted_children set until_on = '2019-11-01' returning child_id as said`,
        `update restricted_child_viewers set until_on = '2019-11-01' returning child_id as said`,
      ]
      for (const change of changes) assert.deepEqual(await said(ben, change), [], change)
      const refused = [
        [`update drafts set person_id = ${ann.person}`, /row-level security/],
        [
          `insert into restricted_child_viewers (child_id, person_id, from_on) values ('c1', ${ben.person}, '2019-11-01')`,
          /row-level security/,
        ],
        ['delete from drafts', /permission denied/],
        ['delete from access_record', /permission denied/],
        [`update access_record set content = '{}'`, /permission denied/],
        ['alter table drafts disable row level security', /must be owner/],
        ['drop policy own on drafts', /must be owner/],
        ['create view mine as select * from access_record', /permission denied/],
      ] as const
      for (const [statement, why] of refused)
        await assert.rejects(said(ben, statement), why, statement)
      assert.deepEqual(await said(ann, ways['plainly']?.('drafts') ?? ''), ['of ann'])
    })

    test('keeps the access record of a child from a team manager who asks for it by the child', async () => {
      const ofChild = `select subject_id as said from access_record_of_child('c1')`
      assert.deepEqual(await said(ben, ofChild), [])
      assert.deepEqual(await said(director, ofChild), ['of the record'])
    })

    test('has none of its rows in the plan’s history, which every reader of the plan may read', async () => {
      const kept = 'select distinct table_name as said from plan_history'
      const held = (await said(ben, kept)).filter((name) => name in seen)
      assert.deepEqual(held, [])
    })
  })
}
