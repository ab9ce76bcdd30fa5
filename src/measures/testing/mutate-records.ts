import { addDays, localDate } from '#calendar/local-date.ts'
import { namedTeams } from './random-teams.ts'
import { random, type Random } from './random.ts'
import type { Row, Rows } from './reference/records.ts'

/** The same records as a later extract might have them: rows gone, dates moved or cleared, teams changed. */
export function mutateRecords(rows: Rows, seed: number): Rows {
  const drawn = random(seed)
  return Object.fromEntries(
    Object.entries(rows).map(([table, some]) => [
      table,
      table === 'ssd_department'
        ? some
        : (some ?? []).flatMap((row) => (drawn.chance(8) ? [] : [mutateRow(drawn, row)])),
    ]),
  )
}

const mutateRow = (drawn: Random, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, mutateValue(drawn, column, value)]),
  )

function mutateValue(drawn: Random, column: string, value: Row[string]): Row[string] {
  if (drawn.chance(75)) return value
  if (/_team$|^team_id$/.test(column)) return drawn.oneOf(namedTeams)
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return value
  if (isNeeded(column)) return moved(drawn, value)
  return drawn.chance(20) ? null : moved(drawn, value)
}

const moved = (drawn: Random, day: string): string =>
  addDays(localDate(day), drawn.oneOf([-60, -20, -3, -1, 1, 2, 20, 60, 150]))

/** Dates no row is accepted without. */
const isNeeded = (column: string): boolean =>
  [
    'cine_referral_date',
    'seen_date',
    'supervision_date',
    'audit_date',
    'updated_date',
    'received_date',
    'issued_date',
    'plan_date',
    'decision_date',
    'pep_date',
    'start_date',
    'recorded_date',
  ].includes(column)
