import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { JudgedRating, ManualFigure, RatingOverride, Target } from '../plan.ts'
import { judgedRatingOf } from '../plan-rows.ts'
import type { Item, ItemAt, Place } from './edit.ts'
import { manualFigureItem } from './manual-figure-item.ts'
import { measureItem, type MeasureContent } from './measure-item.ts'
import { overrideItem } from './override-item.ts'
import { recommendationItem, type RecommendationContent } from './recommendation-item.ts'
import { targetItem } from './target-item.ts'

/** An item with its number and version, which an edit of it names. */
export type Found<Content> = ItemAt & { readonly content: Content }

export type RecommendationItems = Found<RecommendationContent> & {
  readonly judged: { readonly id: number; readonly content: JudgedRating } | null
  readonly override: Found<RatingOverride> | null
  readonly measures: readonly (Found<MeasureContent> & {
    readonly targets: readonly Found<Target>[]
    readonly manualFigures: readonly Found<ManualFigure>[]
  })[]
}

/** Everything of a recommendation that can be edited; undefined where the plan has none of that number. */
export const findItems = (
  db: Kysely<RegisterTables>,
  planId: string,
  id: number,
): Promise<RecommendationItems | undefined> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (within) => itemsOf({ within, planId }, id))

async function itemsOf(place: Place, id: number): Promise<RecommendationItems | undefined> {
  const recommendation = await found(place, recommendationItem, id)
  if (recommendation === undefined) return undefined
  const { within } = place
  const judged = await within
    .selectFrom('judged_ratings')
    .where('recommendation_id', '=', id)
    .orderBy('judged_rating_id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
  const rating = judgedRatingOf(judged)
  const overrides = await within
    .selectFrom('rating_overrides')
    .where('recommendation_id', '=', id)
    .where('retired_at', 'is', null)
    .select('rating_override_id as id')
    .execute()
  const measures = await within
    .selectFrom('plan_measures')
    .where('recommendation_id', '=', id)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('plan_measure_id')
    .select('plan_measure_id as id')
    .execute()
  return {
    ...recommendation,
    judged: judged && rating ? { id: judged.judged_rating_id, content: rating } : null,
    override: (await allFound(place, overrideItem, overrides))[0] ?? null,
    measures: await Promise.all(
      (await allFound(place, measureItem, measures)).map(async (measure) => ({
        ...measure,
        targets: await targetsOf(place, measure.id),
        manualFigures: await manualFiguresOf(place, measure.id),
      })),
    ),
  }
}

const targetsOf = async (place: Place, measureId: number) =>
  allFound(
    place,
    targetItem,
    await place.within
      .selectFrom('targets')
      .where('plan_measure_id', '=', measureId)
      .where('retired_at', 'is', null)
      .orderBy('due_on')
      .select('target_id as id')
      .execute(),
  )

const manualFiguresOf = async (place: Place, measureId: number) =>
  allFound(
    place,
    manualFigureItem,
    await place.within
      .selectFrom('manual_figures')
      .where('plan_measure_id', '=', measureId)
      .where('retired_at', 'is', null)
      .orderBy('manual_figure_id')
      .select('manual_figure_id as id')
      .execute(),
  )

async function found<Content>(
  place: Place,
  item: Item<Content>,
  id: number,
): Promise<Found<Content> | undefined> {
  const kept = await item.find(place, id)
  return kept && { id, ...kept }
}

async function allFound<Content>(
  place: Place,
  item: Item<Content>,
  rows: readonly { readonly id: number }[],
): Promise<readonly Found<Content>[]> {
  const all = await Promise.all(rows.map(({ id }) => found(place, item, id)))
  return all.filter((one) => one !== undefined)
}
