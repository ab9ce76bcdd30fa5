import { isOpenOn, rowsOf, text, type Row, type Rows } from './records.ts'
import { concernOn } from './concerns.ts'
import type { ReferenceItem } from './reference-item.ts'

export type Placed = ReferenceItem & {
  readonly team: string
  readonly service: string
  readonly worker: string
  readonly concern: string | null
}

/** An item with what its list says besides: team, service, the child's case worker and any concern. */
export function placed(rows: Rows, item: ReferenceItem): Placed {
  const caseWorker = caseWorkerOn(rows, item.childId, item.countedOn)
  const besides = {
    ...item,
    worker: workerName(rows, text(caseWorker, 'invo_professional_id')),
    concern: concernOn(rows, item.childId, item.countedOn),
  }
  const teamId = item.teamId ?? text(caseWorker, 'invo_professional_team')
  if (teamId === null) return { ...besides, team: 'Not recorded', service: 'Not recorded' }
  const departments = rowsOf(rows, 'ssd_department')
  const known = departments.find((row) => text(row, 'dept_team_id') === teamId)
  const name = shownName(known) ?? teamId
  const isShared = departments.filter((row) => shownName(row) === name).length > 1
  return {
    ...besides,
    team: known && isShared ? `${name} (${teamId})` : name,
    service: text(known, 'dept_team_parent_name') ?? 'Not recorded',
  }
}

const shownName = (row: Row | undefined): string | null =>
  text(row, 'dept_team_name') ?? text(row, 'dept_team_id')

function workerName(rows: Rows, worker: string | null): string {
  const known = rowsOf(rows, 'ssd_professionals').find(
    (row) => text(row, 'prof_professional_id') === worker,
  )
  return text(known, 'prof_professional_name') ?? worker ?? 'Not recorded'
}

/** The case worker with a team open on a day: the latest started, then the greatest id. */
function caseWorkerOn(rows: Rows, child: string | null, day: string | null): Row | undefined {
  if (child === null || day === null) return undefined
  let chosen: Row | undefined
  for (const row of rowsOf(rows, 'ssd_involvements')) {
    if (text(row, 'invo_person_id') !== child) continue
    if ((text(row, 'invo_professional_role_id') ?? '').trim().toUpperCase() !== 'CW') continue
    if (text(row, 'invo_professional_team') === null) continue
    const start = text(row, 'invo_involvement_start_date')
    if (!isOpenOn(start, text(row, 'invo_involvement_end_date'), day)) continue
    if (chosen === undefined || orderOf(row) > orderOf(chosen)) chosen = row
  }
  return chosen
}

const orderOf = (row: Row): string =>
  `${text(row, 'invo_involvement_start_date')} ${text(row, 'invo_involvements_id')}`
