import type { QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { changedMeanwhile, gone, record, type PlanEdit } from '../edit/edit.ts'
import { readerOf, type Checked, type Typed } from '../edit/checked.ts'
import { firstCycle, firstDayOf, type UpdateCycle } from './cycle.ts'

/** Version 0 is a plan's for which nothing was settled. */
export type FoundCycle = UpdateCycle & { readonly version: number }

export async function findCycle(
  db: QueryCreator<RegisterTables>,
  planId: string,
): Promise<FoundCycle> {
  const row = await db
    .selectFrom('update_cycles')
    .selectAll()
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  if (row === undefined) return { ...firstCycle, version: 0 }
  const { every_months: everyMonths, due_day: dueDay, from_month: fromMonth, version } = row
  return { everyMonths, dueDay, fromMonth, version }
}

/** Settles how often a plan's leads are asked, and by when. */
export const settingCycle =
  (cycle: UpdateCycle, version: number): PlanEdit =>
  async (change) => {
    const { within, planId } = change
    const plan = await within
      .selectFrom('plans')
      .where('plan_id', '=', planId)
      .select('plan_id')
      .executeTakeFirst()
    if (plan === undefined) return gone('The plan is no longer there.')
    const { version: versionNow, ...before } = await findCycle(within, planId)
    if (versionNow !== version)
      return changedMeanwhile({ version: versionNow, content: before }, cycle)
    const columns = {
      every_months: cycle.everyMonths,
      due_day: cycle.dueDay,
      from_month: cycle.fromMonth,
      version: version + 1,
    }
    await within
      .insertInto('update_cycles')
      .values({ plan_id: planId, ...columns })
      .onConflict((conflict) => conflict.column('plan_id').doUpdateSet(columns))
      .execute()
    await record(change, 'cycle of updates', planId, version === 0 ? null : before, cycle)
    return { ok: true, id: version + 1 }
  }

export type CycleField = 'everyMonths' | 'dueDay' | 'fromMonth'

/** Reads what was typed of a cycle. */
export function checkCycle(typed: Typed<CycleField>): Checked<UpdateCycle, CycleField> {
  const read = readerOf(typed)
  const whole = (field: CycleField, name: string, most: number): number => {
    const given = read.number(field, name)
    if (!Number.isInteger(given) || given < 1 || given > most)
      read.say(field, `${name} is a whole number from 1 to ${most}.`)
    return given
  }
  const everyMonths = whole('everyMonths', 'How many months apart updates are', 12)
  const dueDay = whole('dueDay', 'The day of the month', 28)
  const fromMonth = typed.fromMonth.trim()
  if (fromMonth !== '' && firstDayOf(fromMonth) === undefined)
    read.say('fromMonth', 'The first month is written as 2019-11, or left out.')
  return read.checked({ everyMonths, dueDay, fromMonth: fromMonth || null })
}
