import { sqlText, type Duck } from '#store/duck.ts'
import type { PeriodKind } from '../figure.ts'
import type { Reason } from './change.ts'
import { changesSql } from './changes-sql.ts'
import { eachStep, type Compared } from './each-step.ts'

/** The items that changed one figure for one reason; the denominator of a count is 0. */
export type FoundChange = {
  readonly measure: string
  readonly period_kind: PeriodKind
  readonly period: string
  readonly team: string
  readonly reason: Reason
  readonly items: number
  readonly numerator: number
  readonly denominator: number
}

/** Every change of the measures in the periods, of the council's figures or of its teams'. */
export async function findChanges(
  duck: Duck,
  compared: Compared,
  level: 'council' | 'team',
): Promise<FoundChange[]> {
  await duck.run(`create or replace temp table changes (
    measure varchar, period_kind varchar, period varchar, team varchar,
    reason varchar, items bigint, numerator bigint, denominator bigint)`)
  await eachStep(compared, (step) =>
    duck.run(
      `insert into changes select ${sqlText(step.measure.id)}, * from (${changesSql(step, level)})`,
    ),
  )
  return duck.rows<FoundChange>('from changes')
}
