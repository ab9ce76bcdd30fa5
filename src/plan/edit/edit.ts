import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import { addToAccessRecord, type Occasion } from '#people/access-record/entry.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { FieldProblem } from '../field-problem.ts'

export type Within = Transaction<RegisterTables>

/** What an edit works with: nobody else changes the plan while it does. */
export type Change = {
  readonly within: Within
  readonly occasion: Occasion
  readonly planId: string
}

/** Where items are read. */
export type Place = Pick<Change, 'within' | 'planId'>

/** Why an edit was not made. Nothing was written for it. */
export type Refusal =
  /** Another change came first: what the register says now and at which version, beside what was to be said. */
  | {
      readonly changedMeanwhile: {
        readonly theirs: unknown
        readonly theirVersion: number
        readonly yours: unknown
      }
    }
  | { readonly problems: readonly FieldProblem[] }
  | { readonly gone: string }

export type Edited = { readonly ok: true; readonly id: number } | (Refusal & { readonly ok: false })

/** One change to a plan, which `changePlan` makes. */
export type PlanEdit = (change: Change) => Promise<Edited>

/** An item as the register has it, not retired. */
export type Kept<Content> = { readonly version: number; readonly content: Content }

/** How one kind of item is read and written; a number names it, and one names what it hangs on. */
export type Item<Content> = {
  /** What the access record calls it. */
  readonly subject: string
  /** Undefined where the plan has none of that number, or it or what it hangs on is retired. */
  readonly find: (place: Place, id: number) => Promise<Kept<Content> | undefined>
  readonly hangsOn: 'plan' | 'recommendation' | 'measure'
  /** The number of what it hangs on, whether or not that is retired; 0 for the plan. */
  readonly parentOf: (place: Place, id: number) => Promise<number | undefined>
  /** Whether the plan has what a new one is to hang on. */
  readonly hasParent: (place: Place, parentId: number) => Promise<boolean>
  /** What stands against the content beside the others of its parent, or in the register. */
  readonly clashes: (
    change: Change,
    content: Content,
    at: { readonly id: number } | { readonly parentId: number },
  ) => Promise<readonly FieldProblem[]>
  readonly insert: (change: Change, parentId: number, content: Content) => Promise<number>
  /** Writes content and version. */
  readonly write: (change: Change, id: number, content: Content, version: number) => Promise<void>
  readonly retire: (change: Change, id: number, version: number) => Promise<void>
}

/** Adds an item to what the number names: the recommendation or the measure it hangs on. */
export const adding =
  <Content>(item: Item<Content>, parentId: number, content: Content): PlanEdit =>
  async (change) => {
    if (!(await item.hasParent(change, parentId)))
      return gone(`What the ${item.subject} was to be added to is no longer in the plan.`)
    const problems = await item.clashes(change, content, { parentId })
    if (problems.length > 0) return { ok: false, problems }
    const id = await item.insert(change, parentId, content)
    await record(change, item.subject, id, null, content)
    return { ok: true, id }
  }

/** An item by its number, at the version it was read at. */
export type ItemAt = { readonly id: number; readonly version: number }

/** Has an item say something else. Where it says so already nothing is written. */
export const editing =
  <Content>(item: Item<Content>, { id, version }: ItemAt, content: Content): PlanEdit =>
  async (change) => {
    const kept = await item.find(change, id)
    if (kept === undefined) return isGone(item)
    if (isDeepStrictEqual(kept.content, content)) return { ok: true, id }
    if (kept.version !== version) return changedMeanwhile(kept, content)
    const problems = await item.clashes(change, content, { id })
    if (problems.length > 0) return { ok: false, problems }
    await item.write(change, id, content, version + 1)
    await record(change, item.subject, id, kept.content, content)
    return { ok: true, id }
  }

/** Takes an item out of the plan; the register keeps it, with the instant. */
export const retiring =
  <Content>(item: Item<Content>, { id, version }: ItemAt): PlanEdit =>
  async (change) => {
    const kept = await item.find(change, id)
    if (kept === undefined) return isGone(item)
    if (kept.version !== version) return changedMeanwhile(kept, null)
    await item.retire(change, id, version + 1)
    await record(change, item.subject, id, kept.content, null)
    return { ok: true, id }
  }

/** Puts a change on the access record, what it said before beside what it says. */
export const record = (
  { within, occasion }: Change,
  subject: string,
  id: number | string,
  before: unknown,
  after: unknown,
): Promise<void> =>
  addToAccessRecord(within, occasion, {
    did: 'changed',
    subject,
    subjectId: String(id),
    before,
    after,
  })

export const gone = (sentence: string): Edited => ({ ok: false, gone: sentence })

const isGone = ({ subject }: Pick<Item<unknown>, 'subject'>): Edited =>
  gone(`This ${subject} is no longer in the plan: somebody retired it. Nothing was changed.`)

export const changedMeanwhile = (kept: Kept<unknown>, yours: unknown): Edited => ({
  ok: false,
  changedMeanwhile: { theirs: kept.content, theirVersion: kept.version, yours },
})
