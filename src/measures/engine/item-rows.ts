import type { LocalDate } from '#calendar/local-date.ts'
import type { Concern, Item } from '../item.ts'

/** Of a measure's items, what a list reads; see item-sql.ts. */
export const itemColumns =
  'item_id, child_id, team, service, counted_on, started_on, due_on, ended_on, value, in_numerator, left_out, clock'

/** A row of listed-sql.ts. */
export type ItemRow = {
  readonly item_id: string
  readonly child_id: string | null
  readonly team: string
  readonly service: string
  readonly worker_id: string | null
  readonly worker: string
  readonly counted_on: LocalDate | null
  readonly started_on: LocalDate | null
  readonly due_on: LocalDate | null
  readonly ended_on: LocalDate | null
  readonly value: number | null
  readonly in_numerator: boolean | null
  readonly left_out: string | null
  readonly clock: string | null
  readonly concern: Concern | null
}

export const itemOf = (row: ItemRow): Item => ({
  itemId: row.item_id,
  childId: row.child_id,
  team: row.team,
  service: row.service,
  workerId: row.worker_id,
  worker: row.worker,
  countedOn: row.counted_on,
  startedOn: row.started_on,
  dueOn: row.due_on,
  endedOn: row.ended_on,
  value: row.value,
  inNumerator: row.in_numerator,
  leftOut: row.left_out,
  clock: row.clock,
  concern: row.concern,
})
