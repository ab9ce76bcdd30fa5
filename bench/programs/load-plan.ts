import path from 'node:path'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { openRegister } from '#store/register.ts'

/**
 * Puts the example's plan into the register of a data folder, so that pages have a plan to show.
 *
 * usage: load-plan.ts DATA
 */
const [dataFolder = ''] = process.argv.slice(2)
const plan = readPlanFile(path.join(import.meta.dirname, '../../example/plan.json'))
if (!plan.ok) throw new Error(plan.problems.join('\n'))
const opened = await openRegister({ dataFolder })
if (!opened.ok) throw new Error(opened.problem)
await savePlan(opened.register.db, plan.plan, {
  at: new Date(),
  by: { program: 'the benchmark' },
  from: 'the command line',
})
await opened.register.close()
