import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql, type Selectable } from 'kysely'
import type { RegisterTables } from './register-tables.ts'
import { openRegister, type Register, type RegisterPlace } from './register.ts'
import { testPlaces } from './testing/test-registers.ts'

type Nullable<Table> = {
  readonly [Column in keyof Table]: null extends Table[Column] ? 'nullable' : 'required'
}

/** As the types say it: the compiler sees to that, the test to the database. */
const columns: {
  readonly [Table in keyof RegisterTables]: Nullable<Selectable<RegisterTables[Table]>>
} = {
  plans: {
    plan_id: 'required',
    council: 'required',
    title: 'required',
    inspection: 'required',
    recorded_at: 'required',
  },
  recommendations: {
    recommendation_id: 'required',
    plan_id: 'required',
    position: 'required',
    ref: 'required',
    subject: 'required',
    intended_outcome: 'required',
    version: 'required',
    retired_at: 'nullable',
  },
  judged_ratings: {
    judged_rating_id: 'required',
    recommendation_id: 'required',
    rating: 'required',
    judged_by: 'nullable',
    judged_on: 'nullable',
    reason: 'nullable',
    recorded_at: 'required',
  },
  posts: { post_id: 'required', title: 'required' },
  recommendation_leads: {
    recommendation_id: 'required',
    position: 'required',
    post_id: 'required',
    recommendation_lead_id: 'required',
    retired_at: 'nullable',
  },
  plan_measures: {
    plan_measure_id: 'required',
    recommendation_id: 'required',
    position: 'required',
    measure: 'required',
    statement: 'required',
    unit: 'nullable',
    status: 'required',
    assumed: 'nullable',
    rationale: 'nullable',
    version: 'required',
    retired_at: 'nullable',
  },
  printed_figures: {
    plan_measure_id: 'required',
    role: 'required',
    period: 'required',
    value: 'nullable',
    places: 'required',
    lowest_team: 'nullable',
    highest_team: 'nullable',
    geography: 'nullable',
    source: 'required',
    note: 'nullable',
    retired_at: 'nullable',
  },
  targets: {
    target_id: 'required',
    plan_measure_id: 'required',
    due_on: 'required',
    form: 'required',
    value: 'nullable',
    upper: 'nullable',
    ideal: 'nullable',
    scope: 'nullable',
    version: 'required',
    retired_at: 'nullable',
  },
  evidence: {
    evidence_id: 'required',
    recommendation_id: 'required',
    position: 'required',
    statement: 'required',
    retired_at: 'nullable',
  },
  actions: {
    action_id: 'required',
    recommendation_id: 'required',
    position: 'required',
    statement: 'required',
    retired_at: 'nullable',
  },
  people: {
    person_id: 'required',
    email: 'required',
    name: 'required',
    worker_id: 'nullable',
    added_on: 'required',
    disabled_on: 'nullable',
  },
  role_assignments: {
    assignment_id: 'required',
    person_id: 'required',
    role: 'required',
    team: 'nullable',
    service: 'nullable',
    from_on: 'required',
    until_on: 'nullable',
    given_by: 'required',
  },
  post_holders: {
    post_holder_id: 'required',
    post_id: 'required',
    person_id: 'required',
    held_as: 'required',
    from_on: 'required',
    until_on: 'nullable',
  },
  campaigns: {
    campaign_id: 'required',
    plan_id: 'required',
    name: 'required',
    from_on: 'required',
    until_on: 'required',
    version: 'required',
    retired_at: 'nullable',
  },
  plan_actions: {
    action_id: 'required',
    plan_id: 'required',
    what: 'required',
    owner_post_id: 'nullable',
    start_on: 'nullable',
    due_on: 'nullable',
    status: 'required',
    stopped_because: 'nullable',
    campaign_id: 'nullable',
    version: 'required',
    changed_at: 'required',
    retired_at: 'nullable',
  },
  action_recommendations: {
    action_recommendation_id: 'required',
    action_id: 'required',
    recommendation_id: 'required',
    position: 'required',
    retired_at: 'nullable',
  },
  action_contributors: {
    action_contributor_id: 'required',
    action_id: 'required',
    post_id: 'required',
    retired_at: 'nullable',
  },
  action_milestones: {
    milestone_id: 'required',
    action_id: 'required',
    what: 'required',
    due_on: 'required',
    done_on: 'nullable',
    retired_at: 'nullable',
  },
  action_comments: {
    comment_id: 'required',
    action_id: 'required',
    said_at: 'required',
    person_id: 'nullable',
    program: 'nullable',
    words: 'required',
  },
  evidence_items: {
    evidence_item_id: 'required',
    plan_id: 'required',
    kind: 'required',
    title: 'required',
    about_from: 'nullable',
    about_until: 'nullable',
    owner_post_id: 'nullable',
    expires_on: 'nullable',
    version: 'required',
    changed_at: 'required',
    retired_at: 'nullable',
  },
  evidence_versions: {
    evidence_version_id: 'required',
    evidence_item_id: 'required',
    number: 'required',
    received_on: 'required',
    added_at: 'required',
    sha256: 'nullable',
    size: 'nullable',
    file_name: 'nullable',
    media_type: 'nullable',
    link: 'nullable',
  },
  evidence_claims: {
    evidence_claim_id: 'required',
    evidence_item_id: 'required',
    recommendation_id: 'nullable',
    plan_measure_id: 'nullable',
    action_id: 'nullable',
    retired_at: 'nullable',
  },
  update_cycles: {
    plan_id: 'required',
    every_months: 'required',
    due_day: 'required',
    from_month: 'nullable',
    version: 'required',
  },
  updates: {
    update_id: 'required',
    recommendation_id: 'required',
    month: 'required',
    narrative: 'required',
    given_by: 'nullable',
    given_at: 'nullable',
    figures: 'nullable',
    closed_content: 'nullable',
    version: 'required',
  },
  update_approvals: {
    update_approval_id: 'required',
    update_id: 'required',
    approved_by: 'required',
    approved_at: 'required',
    content: 'required',
    sha256: 'required',
  },
  restricted_children: {
    restriction_id: 'required',
    child_id: 'required',
    why: 'required',
    from_on: 'required',
    until_on: 'nullable',
  },
  restricted_child_viewers: {
    restricted_child_viewer_id: 'required',
    child_id: 'required',
    person_id: 'required',
    from_on: 'required',
    until_on: 'nullable',
  },
  access_record: {
    number: 'required',
    previous_hash: 'required',
    hash: 'required',
    content: 'required',
    at: 'required',
    person_id: 'nullable',
    did: 'required',
    subject: 'required',
    subject_id: 'required',
    children: 'required',
    said: 'required',
  },
  sign_in_users: {
    person_id: 'nullable',
    id: 'required',
    email: 'required',
    email_verified: 'required',
    name: 'required',
    image: 'nullable',
    created_at: 'required',
    updated_at: 'required',
  },
  sign_in_sessions: {
    id: 'required',
    user_id: 'required',
    token: 'required',
    created_at: 'required',
    updated_at: 'required',
    expires_at: 'required',
    ip_address: 'nullable',
    user_agent: 'nullable',
    signed_in_with: 'required',
  },
  sign_in_accounts: {
    id: 'required',
    user_id: 'required',
    account_id: 'required',
    provider_id: 'required',
    access_token: 'nullable',
    refresh_token: 'nullable',
    id_token: 'nullable',
    access_token_expires_at: 'nullable',
    refresh_token_expires_at: 'nullable',
    scope: 'nullable',
    password: 'nullable',
    created_at: 'required',
    updated_at: 'required',
  },
  sign_in_verifications: {
    id: 'required',
    identifier: 'required',
    value: 'required',
    expires_at: 'required',
    created_at: 'required',
    updated_at: 'required',
  },
  sign_in_second_factors: {
    person_id: 'required',
    secret: 'required',
    confirmed_at: 'nullable',
    last_step: 'required',
  },
  sign_in_recovery_codes: {
    person_id: 'required',
    code_hash: 'required',
    used_at: 'nullable',
  },
  sign_in_invitations: {
    code_hash: 'required',
    person_id: 'required',
    made_at: 'required',
    expires_at: 'required',
    ended_at: 'nullable',
  },
  sign_in_attempts: {
    key: 'required',
    failures: 'required',
    last_at: 'required',
  },
  access_record_head: { is_the_one: 'required', number: 'required', hash: 'required' },
  manual_figures: {
    manual_figure_id: 'required',
    plan_measure_id: 'required',
    period: 'required',
    value: 'required',
    places: 'required',
    source: 'required',
    geography: 'nullable',
    owner_post_id: 'required',
    note: 'nullable',
    version: 'required',
    retired_at: 'nullable',
  },
  rating_overrides: {
    rating_override_id: 'required',
    recommendation_id: 'required',
    rating: 'required',
    reason: 'required',
    owner_post_id: 'required',
    from_on: 'required',
    until_on: 'required',
    version: 'required',
    retired_at: 'nullable',
  },
  drafts: {
    person_id: 'required',
    subject: 'required',
    subject_id: 'required',
    base_version: 'nullable',
    content: 'nullable',
    saved_at: 'required',
  },
  plan_history: {
    plan_history_id: 'required',
    table_name: 'required',
    row_key: 'required',
    row: 'required',
    from_at: 'required',
    until_at: 'nullable',
  },
  plan_clock: { is_the_one: 'required', at: 'required', moved_by: 'required' },
  shown_plan: { is_the_one: 'required', plan_id: 'required' },
  plan_subjects: { subject: 'required' },
}

const opened = async (place: RegisterPlace): Promise<Register> => {
  const outcome = await openRegister(place)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem)
  return outcome.register
}

for (const kind of testPlaces()) {
  describe(`the register on ${kind.name}`, { skip: kind.skip }, () => {
    let place: RegisterPlace
    let register: Register
    before(async () => {
      place = await kind.make()
      register = await opened(place)
    })
    after(async () => {
      await register.close()
      await kind.remove()
    })

    test('says which kind it is', () => {
      assert.equal(register.kind, kind.name)
    })

    test('has the tables and columns that the program’s types name', async () => {
      const { rows } = await sql<{ table: string; column: string; nullable: string }>`
        select table_name as table, column_name as column,
          case is_nullable when 'YES' then 'nullable' else 'required' end as nullable
        from information_schema.columns
        where table_schema = 'public' and table_name <> 'schema_migrations'
      `.execute(register.db)
      const found: Record<string, Record<string, string>> = {}
      for (const { table, column, nullable } of rows) (found[table] ??= {})[column] = nullable
      assert.deepEqual(found, columns)
    })

    test('gives days as texts, numbers as numbers and instants as instants', async () => {
      const { rows } = await sql<Record<string, unknown>>`
        select date '2019-10-31' as day, 9007199254740991::bigint as whole, 66.3::numeric(12, 4) as decimal,
          timestamptz '2019-10-31 12:00+00' as instant, '{"a": [1]}'::jsonb as json, null::date as no_day
      `.execute(register.db)
      assert.deepEqual(rows, [
        {
          day: '2019-10-31',
          whole: 9007199254740991,
          decimal: 66.3,
          instant: new Date('2019-10-31T12:00:00Z'),
          json: { a: [1] },
          no_day: null,
        },
      ])
    })

    test('refuses a number it could not give back whole', async () => {
      await assert.rejects(
        sql`select 9007199254740993::bigint as whole`.execute(register.db),
        /too large for a number/,
      )
      await assert.rejects(
        sql`select 1234567890.1234567::numeric as decimal`.execute(register.db),
        /more digits than a number holds/,
      )
    })

    test('a transaction that fails leaves nothing, whatever runs beside it', async () => {
      const titles = ['kept', 'given up', 'kept too']
      const outcomes = await Promise.allSettled(
        titles.map((title) =>
          register.db.transaction().execute(async (within) => {
            await within.insertInto('posts').values({ title }).execute()
            if (title === 'given up') throw new Error('on purpose')
          }),
        ),
      )
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      )
      const posts = await register.db.selectFrom('posts').select('title').execute()
      assert.deepEqual(new Set(posts.map(({ title }) => title)), new Set(['kept', 'kept too']))
    })

    test('a transaction whose failure was passed over does not seem to commit', async () => {
      const transaction = register.db.transaction().execute(async (within) => {
        await within.insertInto('posts').values({ title: 'lost' }).execute()
        await sql`select 1 / 0`.execute(within).catch(() => undefined)
      })
      await assert.rejects(transaction)
      const lost = await register.db.selectFrom('posts').where('title', '=', 'lost').execute()
      assert.deepEqual(lost, [])
    })

    test('holds what the schema says must hold', async () => {
      const { db } = register
      const plan = { plan_id: 'a-plan', council: 'C', title: 'T', inspection: 'I' }
      await db.insertInto('plans').values(plan).execute()
      await assert.rejects(db.insertInto('plans').values(plan).execute(), /duplicate key/)
      const untitled = { ...plan, plan_id: 'another', title: '' }
      await assert.rejects(db.insertInto('plans').values(untitled).execute(), /violates check/)
      const orphan = { plan_id: 'none', position: 1, ref: '1', subject: 'S', intended_outcome: 'O' }
      await assert.rejects(
        db.insertInto('recommendations').values(orphan).execute(),
        /violates foreign key/,
      )
    })

    test('opened again, it holds what it held', async () => {
      await register.close()
      register = await opened(place)
      const kept = await register.db.selectFrom('posts').where('title', '=', 'kept').execute()
      assert.equal(kept.length, 1)
    })
  })
}
