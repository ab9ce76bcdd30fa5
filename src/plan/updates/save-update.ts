import { monthInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { changedMeanwhile, gone, record, type Change, type PlanEdit } from '../edit/edit.ts'
import { recommendationItem } from '../edit/recommendation-item.ts'
import { canonicalJson } from './canonical-json.ts'
import { contentsOf } from './contents-of.ts'
import type { ShownFigures } from './update.ts'

/** What is saved of an update itself; its rating and its actions' statuses are edits beside it. */
export type SaidUpdate = {
  readonly recommendationId: number
  /** `2019-11` */
  readonly month: string
  /** The version that was read; null where there was none yet. */
  readonly version: number | null
  /** Not empty where it is given. */
  readonly narrative: string
  /** The figures that stood on the page it is given from; null has it in hand. */
  readonly figures: ShownFigures | null
}

/** What a conflict shows of an update. */
export type KeptUpdate = {
  readonly narrative: string
  readonly givenBy: number | null
  readonly figures: ShownFigures | null
}

/**
 * Saves a month's update, in hand or given; one that was given and is saved in hand is taken back. The
 * first saving begins it, and with that closes the months before: what they say stays as it was. So
 * it comes before the edits of the rating and the actions that are made with it.
 */
export const savingUpdate =
  (said: SaidUpdate): PlanEdit =>
  async (change) => {
    if ((await recommendationItem.find(change, said.recommendationId)) === undefined)
      return gone('The recommendation is no longer in the plan: somebody retired it.')
    const { within, occasion } = change
    const row = await within
      .selectFrom('updates')
      .selectAll()
      .where('recommendation_id', '=', said.recommendationId)
      .where('month', '=', said.month)
      .executeTakeFirst()
    const figures = said.figures && canonicalJson(said.figures)
    const givenBy = figures === null ? null : personOf(occasion)
    if (row === undefined) return begin(change, said, { figures, givenBy })
    if (row.closed_content !== null) return gone(closed(said.month))
    const { narrative } = said
    if (row.narrative === narrative && row.figures === figures && row.given_by === givenBy)
      return { ok: true, id: row.update_id }
    const before = keptOf(row)
    if (row.version !== said.version)
      return changedMeanwhile({ version: row.version, content: before }, { narrative })
    const saved = { narrative, figures, given_by: givenBy }
    await within
      .updateTable('updates')
      .set({ ...saved, given_at: givenBy === null ? null : occasion.at, version: row.version + 1 })
      .where('update_id', '=', row.update_id)
      .execute()
    await record(change, 'update', row.update_id, before, { month: said.month, ...keptOf(saved) })
    return { ok: true, id: row.update_id }
  }

async function begin(
  change: Change,
  { recommendationId, month, narrative }: SaidUpdate,
  { figures, givenBy }: { readonly figures: string | null; readonly givenBy: number | null },
): ReturnType<PlanEdit> {
  const { within, occasion } = change
  const others = await within
    .selectFrom('updates')
    .select(['update_id', 'month', 'closed_content'])
    .where('recommendation_id', '=', recommendationId)
    .execute()
  if (others.some((other) => other.month > month)) return gone(closed(month))
  const open = others.filter(({ closed_content }) => closed_content === null)
  for (const [id, content] of await contentsOf(
    within,
    open.map(({ update_id }) => update_id),
  )) {
    await within
      .updateTable('updates')
      .set({ closed_content: content })
      .where('update_id', '=', id)
      .execute()
  }
  const saved = { narrative, figures, given_by: givenBy }
  const { update_id } = await within
    .insertInto('updates')
    .values({
      recommendation_id: recommendationId,
      month,
      ...saved,
      given_at: givenBy === null ? null : occasion.at,
    })
    .returning('update_id')
    .executeTakeFirstOrThrow()
  await record(change, 'update', update_id, null, { month, ...keptOf(saved) })
  return { ok: true, id: update_id }
}

const keptOf = (row: {
  readonly narrative: string
  readonly given_by: number | null
  readonly figures: string | null
}): KeptUpdate => ({
  narrative: row.narrative,
  givenBy: row.given_by,
  figures: row.figures === null ? null : (JSON.parse(row.figures) as ShownFigures),
})

const closed = (month: string): string =>
  `The update for ${monthInWords(`${month}-01` as LocalDate)} can no longer be changed: a later month’s has been begun. Say it in that one.`

/** Throws for a part of the program: only a person gives an update or approves one. */
export function personOf({ by }: Occasion): number {
  if ('person' in by) return by.person
  throw new Error(`${by.program} is no person, and only a person gives an update or approves one.`)
}
