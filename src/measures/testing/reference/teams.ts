import { isOpenOn, rowsOf, text, type Row, type Rows } from './records.ts'
import type { ReferenceItem } from './reference-item.ts'

export type Placed = ReferenceItem & { readonly team: string; readonly service: string }

/** An item with the names of the team and service it counts for. */
export function placed(rows: Rows, item: ReferenceItem): Placed {
  const teamId = item.teamId ?? caseWorkersTeam(rows, item.childId, item.countedOn)
  if (teamId === null) return { ...item, team: 'Not recorded', service: 'Not recorded' }
  const departments = rowsOf(rows, 'ssd_department')
  const known = departments.find((row) => text(row, 'dept_team_id') === teamId)
  const name = shownName(known) ?? teamId
  const isShared = departments.filter((row) => shownName(row) === name).length > 1
  return {
    ...item,
    team: known && isShared ? `${name} (${teamId})` : name,
    service: text(known, 'dept_team_parent_name') ?? 'Not recorded',
  }
}

const shownName = (row: Row | undefined): string | null =>
  text(row, 'dept_team_name') ?? text(row, 'dept_team_id')

/** The team of the case worker open on a day: the latest started, then the greatest id. */
function caseWorkersTeam(rows: Rows, child: string | null, day: string | null): string | null {
  if (child === null || day === null) return null
  let chosen: Row | undefined
  for (const row of rowsOf(rows, 'ssd_involvements')) {
    if (text(row, 'invo_person_id') !== child) continue
    if ((text(row, 'invo_professional_role_id') ?? '').trim().toUpperCase() !== 'CW') continue
    if (text(row, 'invo_professional_team') === null) continue
    const start = text(row, 'invo_involvement_start_date')
    if (!isOpenOn(start, text(row, 'invo_involvement_end_date'), day)) continue
    if (chosen === undefined || orderOf(row) > orderOf(chosen)) chosen = row
  }
  return text(chosen, 'invo_professional_team')
}

const orderOf = (row: Row): string =>
  `${text(row, 'invo_involvement_start_date')} ${text(row, 'invo_involvements_id')}`
