import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { actionDifferences, type ActionThen } from './action-differences.ts'
import { readHistoryRows, type HistoryRow } from './history-rows.ts'

/** What one change made of an action, a sentence for each thing it changed. */
export type ActionChange = { readonly at: Date; readonly sentences: readonly string[] }

/**
 * How an action came to say what it says, from the plan's history, the latest change first. Posts,
 * recommendations and campaigns are named as they are now.
 */
export async function actionHistory(
  db: Kysely<RegisterTables>,
  actionId: number,
): Promise<readonly ActionChange[]> {
  const rows = await readHistoryRows(db, actionId)
  const instants = [...new Set(rows.map(({ from }) => from.getTime()))].toSorted((a, b) => a - b)
  let before: ActionThen | undefined
  const changes = instants.flatMap((instant): ActionChange[] => {
    const now = actionAt(rows, instant)
    const sentences = now === undefined ? [] : actionDifferences(before, now)
    before = now ?? before
    return sentences.length === 0 ? [] : [{ at: new Date(instant), sentences }]
  })
  return changes.toReversed()
}

function actionAt(all: readonly HistoryRow[], instant: number): ActionThen | undefined {
  const rows = all.filter(
    ({ from, until }) => from.getTime() <= instant && (until === null || until.getTime() > instant),
  )
  const [action] = of(rows, 'plan_actions')
  if (action === undefined) return undefined
  const links = rows.filter(({ isRetired }) => !isRetired)
  return {
    ...action.says,
    isRetired: action.isRetired,
    contributors: of(links, 'action_contributors').map(({ says }) => says),
    recommendations: of(links, 'action_recommendations').map(({ says }) => says),
    milestones: of(links, 'action_milestones').map(({ says }) => says),
  }
}

const of = <Table extends HistoryRow['table']>(rows: readonly HistoryRow[], table: Table) =>
  rows.filter((row): row is Extract<HistoryRow, { table: Table }> => row.table === table)
