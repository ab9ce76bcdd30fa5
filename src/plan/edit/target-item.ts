import type { LocalDate } from '#calendar/local-date.ts'
import { dayInWords } from '#calendar/day-in-words.ts'
import type { Target } from '../plan.ts'
import { targetOf } from '../plan-rows.ts'
import { saveTarget, targetColumns } from '../save-targets-and-figures.ts'
import type { Item } from './edit.ts'
import { measureItem } from './measure-item.ts'

/** A target hangs on a measure of the plan. */
export const targetItem: Item<Target> = {
  subject: 'target',
  async find(change, id) {
    const row = await change.within
      .selectFrom('targets')
      .where('target_id', '=', id)
      .where('retired_at', 'is', null)
      .selectAll()
      .executeTakeFirst()
    if (row === undefined) return undefined
    const measure = await measureItem.find(change, row.plan_measure_id)
    return measure && { version: row.version, content: targetOf(row) }
  },
  hangsOn: 'measure',
  async parentOf({ within }, id) {
    const row = await within
      .selectFrom('targets')
      .where('target_id', '=', id)
      .select('plan_measure_id')
      .executeTakeFirst()
    return row?.plan_measure_id
  },
  hasParent: async (change, id) => (await measureItem.find(change, id)) !== undefined,
  async clashes({ within }, { by }, at) {
    const measureId =
      'parentId' in at
        ? at.parentId
        : within.selectFrom('targets').where('target_id', '=', at.id).select('plan_measure_id')
    const others = await within
      .selectFrom('targets')
      .where('plan_measure_id', '=', measureId)
      .where('due_on', '=', by)
      .where('retired_at', 'is', null)
      .where('target_id', '<>', 'id' in at ? at.id : 0)
      .select('due_on')
      .execute()
    return others.map(({ due_on }) => ({
      field: 'by',
      sentence: `The measure has a target by ${dayInWords(due_on as LocalDate)} already; change that one, or choose another day.`,
    }))
  },
  insert: ({ within }, measureId, content) => saveTarget(within, measureId, content),
  async write({ within }, id, content, version) {
    await within
      .updateTable('targets')
      .set({ ...targetColumns(content), version })
      .where('target_id', '=', id)
      .execute()
  },
  async retire({ within, occasion }, id, version) {
    await within
      .updateTable('targets')
      .set({ version, retired_at: occasion.at })
      .where('target_id', '=', id)
      .execute()
  },
}
