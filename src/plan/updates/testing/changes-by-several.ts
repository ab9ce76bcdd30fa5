import { isDeepStrictEqual } from 'node:util'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { sql, type Kysely } from 'kysely'
import { Client } from 'pg'
import { localDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { addAction, retireAction } from '../../actions/change-action.ts'
import type { ActionStatus } from '../../actions/action.ts'
import { readActions } from '../../actions/read-actions.ts'
import { adding, editing, retiring, type PlanEdit } from '../../edit/edit.ts'
import { findItems } from '../../edit/find-items.ts'
import { overrideItem } from '../../edit/override-item.ts'
import { targetItem } from '../../edit/target-item.ts'
import { judging } from '../../edit/judge.ts'
import { savePlan } from '../../plan-store.ts'
import type { JudgedRating, Plan, RatingOverride, Target } from '../../plan.ts'
import { showPlan } from '../../shown-plan.ts'
import { actionContent } from '../../testing/action-content.ts'
import { occasion } from '../../testing/register-with-plan.ts'
import { approving } from '../approve-update.ts'
import { findUpdate } from '../find-update.ts'
import { savingUpdate } from '../save-update.ts'
import { sayingStatus } from '../say-status.ts'
import type { Register, RegisterPlace } from '#store/register.ts'
import { changePlan } from '../../edit/change-plan.ts'
import { PlainRegister, type Month, type Said } from './plain-register.ts'
import { asPerson, shownFigures } from './updating.ts'

export const changesOfContent = [
  'save',
  'give',
  'say status',
  'judge',
  'add action',
  'retire action',
] as const

type Does = (typeof changesOfContent)[number] | 'approve' | 'agree' | 'retarget' | 'override'

/** One person’s change of a recommendation, made of what they read last or of what they read afresh. */
const changeThat = (does: readonly Does[], reads: readonly boolean[]) =>
  fc.record({
    person: fc.integer({ min: 1, max: 3 }),
    does: fc.constantFrom(...does),
    month: fc.constantFrom<Month>(...Array<Month>(24).fill('2019-11'), '2019-12'),
    /** Few texts, so that what was said once is said again. */
    word: fc.constantFrom('one', 'two: 40% of assessments were in time'),
    status: fc.constantFrom<ActionStatus>('on track', 'at risk'),
    reads: fc.constantFrom(...reads),
    end: fc.constantFrom(...Array<'kept'>(6).fill('kept'), 'thrown', 'killed'),
  })

const agreeing = ['agree', 'agree', 'agree', 'agree'] as const

/** A change of what updates say, or an approval of it. */
export const changeOfUpdates = changeThat(
  [...changesOfContent, 'say status', 'approve', ...agreeing],
  [true, true, true, true, false],
)

/** The same, or one of what its figures are held against. */
export const changeOfAny = changeThat(
  [
    ...changesOfContent,
    'judge',
    'say status',
    'retarget',
    'retarget',
    'override',
    'agree',
    'agree',
  ],
  [true, false],
)

type Drawn = ReturnType<typeof changeThat> extends fc.Arbitrary<infer One> ? One : never
export type Wanted = Omit<Drawn, 'does'> & { readonly does: Exclude<Does, 'agree'> }

/** To agree is two changes: one gives it, and the next person approves it. */
export const oneByOne = (changes: readonly Drawn[]): readonly Wanted[] =>
  changes.flatMap(({ does, ...one }): Wanted[] =>
    does === 'agree'
      ? [
          { ...one, does: 'give', reads: true, end: 'kept' },
          { ...one, does: 'approve', reads: true, person: (one.person % 3) + 1 },
        ]
      : [{ ...one, does }],
  )

type Within = Parameters<PlanEdit>[0]['within']

/** Ends the server’s side of the connection; PGlite has none, and fails its transaction. */
async function kill(within: Within, databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined) {
    await sql`select 1 / 0`.execute(within)
    return
  }
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(within)
  const administrator = new Client({ connectionString: databaseUrl })
  await administrator.connect()
  await administrator.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await administrator.end()
}

/** What an edit is made from. */
async function read(
  db: Kysely<RegisterTables>,
  { does, month }: Wanted,
  { planId, recommendationId }: { readonly planId: string; readonly recommendationId: number },
) {
  if (does === 'retarget' || does === 'override')
    return { items: await findItems(db, planId, recommendationId) }
  const isOfUpdate = does === 'save' || does === 'give' || does === 'approve'
  if (isOfUpdate) return { update: (await findUpdate(db, recommendationId, month)).update }
  const rating = await db
    .selectFrom('judged_ratings')
    .where('recommendation_id', '=', recommendationId)
    .select(({ fn }) => fn.max('judged_rating_id').as('id'))
    .executeTakeFirst()
  const links = await db
    .selectFrom('action_recommendations')
    .where('recommendation_id', '=', recommendationId)
    .select('action_id')
    .orderBy('action_id')
    .execute()
  const ids = links.map(({ action_id }) => action_id)
  const actions = await readActions(db, ids)
  return {
    judgedId: rating?.id ?? null,
    action: actions.find(({ retiredAt }) => retiredAt === null),
  }
}
type Read = Awaited<ReturnType<typeof read>>

/** What nobody approves: the plain register stays as it is. */
const asItWas = (): void => undefined

const aimedAt = (word: string, status: ActionStatus): Target => {
  const by = localDate('2020-03-31')
  if (word !== 'one' && status === 'on track') return { by, form: 'to be agreed' }
  return {
    by,
    form: 'at least',
    value: status === 'at risk' ? 95 : 20,
    upper: null,
    ideal: null,
    scope: 'council',
  }
}

const overrideFor = (reason: string): RatingOverride => ({
  rating: 'green',
  reason,
  owner: 'Director',
  from: localDate('2019-10-01'),
  until: localDate('2019-12-31'),
})

/** An edit, and what it does to the plain register where it is made. */
type Change = {
  readonly edit: PlanEdit
  readonly plainly: (plain: PlainRegister, id: number) => void
}

/** Undefined where there is nothing yet that could be changed so. */
type Make = (wanted: Wanted, base: Read, recommendationId: number) => Change | undefined

const saving: Make = ({ person, does, month, word, status }, { update }, recommendationId) => {
  const figures = does === 'give' ? 1 + Number(status === 'at risk') : null
  return {
    edit: savingUpdate({
      recommendationId,
      month,
      version: update?.version ?? null,
      narrative: word,
      figures: figures === null ? null : shownFigures(figures),
    }),
    plainly: (plain) =>
      plain.save(month, { narrative: word, figures, givenBy: figures === null ? null : person }),
  }
}

const makers: Readonly<Record<Exclude<Does, 'agree'>, Make>> = {
  save: saving,
  give: saving,
  judge({ word, status }, { judgedId }, recommendationId) {
    const rating = status === 'at risk' ? 'amber' : 'green'
    const judged: JudgedRating = { rating, by: null, on: null, reason: word }
    return {
      edit: judging(recommendationId, judgedId ?? null, judged),
      plainly: (plain) => {
        plain.rating = `${rating}: ${word}`
      },
    }
  },
  'add action': ({ word }) => ({
    edit: async ({ within, planId, occasion: when }) => {
      const added = await addAction(within, when, planId, actionContent({ what: word }))
      assert.ok(added.ok)
      return { ok: true, id: added.action.id }
    },
    plainly: (plain, id) => plain.actions.push({ id, status: 'not started' }),
  }),
  retarget({ word, status }, { items }) {
    const target = items?.measures[0]?.targets[0]
    return target && { edit: editing(targetItem, target, aimedAt(word, status)), plainly: asItWas }
  },
  override({ word }, { items }, recommendationId) {
    if (items === undefined) return undefined
    const edit = items.override
      ? retiring(overrideItem, items.override)
      : adding(overrideItem, recommendationId, overrideFor(word))
    return { edit, plainly: asItWas }
  },
  approve: ({ person, month }, { update }) =>
    update && {
      edit: approving(update.id, update.sha256),
      plainly: (plain) => {
        const said = plain.said(month) as Said
        const same = plain.approvals.some(
          (one) => one.month === month && one.by === person && isDeepStrictEqual(one.said, said),
        )
        if (!same) plain.approvals.push({ month, by: person, said })
      },
    },
  'say status': ({ status }, { action }) =>
    action && {
      edit: sayingStatus({ ...action, status }),
      plainly: (plain) => {
        plain.actions = plain.actions.map((one) =>
          one.id === action.id ? { ...one, status } : one,
        )
      },
    },
  'retire action': (_, { action }) =>
    action && {
      edit: async ({ within, occasion: when }) => {
        const retired = await retireAction(within, when, action)
        return retired.ok ? { ok: true, id: action.id } : { ok: false, gone: 'changed meanwhile' }
      },
      plainly: (plain) => {
        plain.actions = plain.actions.filter(({ id }) => id !== action.id)
      },
    },
}

/** What several people change: a recommendation, with what each read last of it. */
export type Shared = {
  readonly register: Register
  readonly place: RegisterPlace
  readonly planId: string
  readonly recommendationId: number
  readonly plain: PlainRegister
  readonly bases: Map<string, Read>
}

/** The first recommendation of a plan of its own, which pages show. */
export async function shareRecommendation(
  { register, place }: Pick<Shared, 'register' | 'place'>,
  plan: Plan,
): Promise<Shared> {
  await savePlan(register.db, plan, occasion)
  await showPlan(register.db, plan.id, occasion)
  const { recommendation_id: recommendationId } = await register.db
    .selectFrom('recommendations')
    .where('plan_id', '=', plan.id)
    .where('position', '=', 1)
    .select('recommendation_id')
    .executeTakeFirstOrThrow()
  const plain = new PlainRegister()
  return { register, place, planId: plan.id, recommendationId, plain, bases: new Map() }
}

/**
 * Makes one person’s change, or is cut off in it; a change that is kept is made of the plain register
 * too. `lastly` sees the register as the change leaves it.
 */
export async function makeChange(
  wanted: Wanted,
  { register: { db }, place: { databaseUrl }, planId, recommendationId, plain, bases }: Shared,
  lastly: (within: Within) => Promise<void> = () => Promise.resolve(),
): Promise<'kept' | 'refused' | 'cut off' | 'nothing to change'> {
  const key = `${wanted.person} ${wanted.does} ${wanted.month}`
  const readBefore = wanted.reads ? undefined : bases.get(key)
  const base = readBefore ?? (await read(db, wanted, { planId, recommendationId }))
  bases.set(key, base)
  const change = makers[wanted.does](wanted, base, recommendationId)
  if (change === undefined) return 'nothing to change'
  const end: PlanEdit = async ({ within }) => {
    await lastly(within)
    if (wanted.end === 'thrown') throw new Error('on purpose')
    if (wanted.end === 'killed') await kill(within, databaseUrl)
    return { ok: true, id: 0 }
  }
  const edits = [change.edit, end]
  const made = await changePlan(db, asPerson(wanted.person), planId, edits).catch(() => undefined)
  if (made === undefined) return 'cut off'
  if (!made.ok) return 'refused'
  change.plainly(plain, made.ids[0] as number)
  return 'kept'
}
