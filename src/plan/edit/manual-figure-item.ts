import type { ManualFigure } from '../plan.ts'
import { manualFigureOf } from '../plan-rows.ts'
import { savePost } from '../save-post.ts'
import { saveManualFigure } from '../save-targets-and-figures.ts'
import type { Item } from './edit.ts'
import { measureItem } from './measure-item.ts'
import { ownerProblems } from './owner-problems.ts'

/** A figure typed by hand hangs on a measure of the plan. */
export const manualFigureItem: Item<ManualFigure> = {
  subject: 'manual figure',
  async find(change, id) {
    const row = await change.within
      .selectFrom('manual_figures')
      .innerJoin('posts', 'posts.post_id', 'owner_post_id')
      .where('manual_figure_id', '=', id)
      .where('retired_at', 'is', null)
      .selectAll()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const measure = await measureItem.find(change, row.plan_measure_id)
    return measure && { version: row.version, content: manualFigureOf(row) }
  },
  hangsOn: 'measure',
  async parentOf({ within }, id) {
    const row = await within
      .selectFrom('manual_figures')
      .where('manual_figure_id', '=', id)
      .select('plan_measure_id')
      .executeTakeFirst()
    return row?.plan_measure_id
  },
  hasParent: async (change, id) => (await measureItem.find(change, id)) !== undefined,
  async clashes({ within }, { period, owner }, at) {
    const measureId =
      'parentId' in at
        ? at.parentId
        : within
            .selectFrom('manual_figures')
            .where('manual_figure_id', '=', at.id)
            .select('plan_measure_id')
    const others = await within
      .selectFrom('manual_figures')
      .where('plan_measure_id', '=', measureId)
      .where('period', '=', period)
      .where('retired_at', 'is', null)
      .where('manual_figure_id', '<>', 'id' in at ? at.id : 0)
      .select('period')
      .execute()
    return [
      ...others.map(() => ({
        field: 'period',
        sentence: `The measure has a figure for ${period} already; change that one.`,
      })),
      ...(await ownerProblems(within, owner)),
    ]
  },
  insert: ({ within }, measureId, content) => saveManualFigure(within, measureId, content),
  async write({ within }, id, { owner, ...content }, version) {
    await within
      .updateTable('manual_figures')
      .set({ ...content, owner_post_id: await savePost(within, owner), version })
      .where('manual_figure_id', '=', id)
      .execute()
  },
  async retire({ within, occasion }, id, version) {
    await within
      .updateTable('manual_figures')
      .set({ version, retired_at: occasion.at })
      .where('manual_figure_id', '=', id)
      .execute()
  },
}
