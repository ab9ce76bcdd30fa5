import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Item, Kept, Place } from './edit.ts'
import { measureItem, type MeasureContent } from './measure-item.ts'
import { recommendationItem } from './recommendation-item.ts'

/** What finding an item takes of it. */
export type FoundAs<Content> = Pick<Item<Content>, 'hangsOn' | 'find' | 'parentOf'>

/** What an item of a plan stands under; a recommendation stands under itself. */
export type Where = {
  readonly planId: string
  /** Null where a recommendation is to be added. */
  readonly recommendation: {
    readonly id: number
    readonly ref: string
    readonly subject: string
    readonly leads: readonly string[]
  } | null
  readonly measure: { readonly id: number; readonly content: MeasureContent } | null
}

type Db = Kysely<RegisterTables>

/** An item as it is now and where it stands; undefined where it or what it stands under is retired. */
export const findItem = <Content>(
  db: Db,
  planId: string,
  item: FoundAs<Content>,
  id: number,
): Promise<{ readonly kept: Kept<Content>; readonly where: Where } | undefined> =>
  reading(db, async (within) => {
    const place = { within, planId }
    const kept = await item.find(place, id)
    const parentId = kept && (await item.parentOf(place, id))
    if (kept === undefined || parentId === undefined) return undefined
    const where =
      item.hangsOn === 'plan'
        ? await underRecommendation(place, id)
        : await under(place, item.hangsOn, parentId)
    return where && { kept, where }
  })

/** What a new item would stand under; undefined where that is retired. */
export const findParent = (
  db: Db,
  planId: string,
  { hangsOn }: Pick<Item<unknown>, 'hangsOn'>,
  parentId: number,
): Promise<Where | undefined> =>
  reading(db, (within) => under({ within, planId }, hangsOn, parentId))

/** The number of the recommendation that has a reference now. */
export async function findRecommendationId(
  db: Db,
  planId: string,
  ref: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('recommendations')
    .where('plan_id', '=', planId)
    .where('ref', '=', ref)
    .where('retired_at', 'is', null)
    .select('recommendation_id')
    .executeTakeFirst()
  return row?.recommendation_id
}

/** All from one moment. */
const reading = <Read>(db: Db, read: (within: Place['within']) => Promise<Read>): Promise<Read> =>
  db.transaction().setIsolationLevel('repeatable read').execute(read)

async function under(
  place: Place,
  hangsOn: Item<unknown>['hangsOn'],
  parentId: number,
): Promise<Where | undefined> {
  if (hangsOn === 'plan') return { planId: place.planId, recommendation: null, measure: null }
  if (hangsOn === 'recommendation') return underRecommendation(place, parentId)
  const measure = await measureItem.find(place, parentId)
  const recommendationId = await measureItem.parentOf(place, parentId)
  if (measure === undefined || recommendationId === undefined) return undefined
  const where = await underRecommendation(place, recommendationId)
  return where && { ...where, measure: { id: parentId, content: measure.content } }
}

async function underRecommendation(place: Place, id: number): Promise<Where | undefined> {
  const kept = await recommendationItem.find(place, id)
  if (kept === undefined) return undefined
  const { ref, subject, leads } = kept.content
  return { planId: place.planId, recommendation: { id, ref, subject, leads }, measure: null }
}
