import { listPlans } from '#plan/list-plans.ts'
import { exits } from '../command.ts'
import { formatRows, outputFormat } from '../output-format.ts'
import { fail, type Verb } from './verb.ts'

/** The plans of the register, the one that is shown first. */
export const listVerb: Verb = {
  takesSubject: false,
  async run({ db, values, around }) {
    const format = outputFormat(values.format)
    if (!format) return fail(around, `'${values.format}' is not a format: use csv, json or table.`)
    const rows = (await listPlans(db)).map((plan) => [
      plan.id,
      plan.title,
      plan.inspection,
      plan.recommendations,
      plan.recordedAt.toISOString(),
      plan.isShown,
    ])
    const columns = ['plan', 'title', 'inspection', 'recommendations', 'recorded_at', 'shown']
    await around.out(formatRows(format, columns, rows))
    return exits.done
  },
}
