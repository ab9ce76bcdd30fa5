import path from 'node:path'
import { localDate } from '#calendar/local-date.ts'
import { addPerson, giveRole } from '#people/people-store.ts'
import { readPlanFile } from '#plan/plan-file.ts'
import { savePlan } from '#plan/plan-store.ts'
import { showPlan } from '#plan/shown-plan.ts'
import { cookieNames } from '#sign-in/cookies.ts'
import { readSecrets } from '#sign-in/secrets.ts'
import { beginSession } from '#sign-in/sessions.ts'
import { signValue } from '#sign-in/signed-value.ts'
import { openRegister } from '#store/register.ts'
import { largePlan } from '../large-plan.ts'

/**
 * Puts the example's plan into the register of a data folder, or a large one made of it, so that pages
 * have a plan to show, and signs in somebody who may see and change all of it; prints the Cookie
 * header of it.
 *
 * usage: load-plan.ts DATA [large]
 */
const [dataFolder = '', isLarge] = process.argv.slice(2)
const plan = readPlanFile(path.join(import.meta.dirname, '../../example/plan.json'))
if (!plan.ok) throw new Error(plan.problems.join('\n'))
const opened = await openRegister({ dataFolder })
if (!opened.ok) throw new Error(opened.problem)
const at = new Date()
const occasion = { at, by: { program: 'the benchmark' }, from: 'the command line' }
const { db } = opened.register
const shown = isLarge === undefined ? plan.plan : largePlan(plan.plan)
await savePlan(db, shown, occasion)
await showPlan(db, shown.id, occasion)
const secrets = readSecrets(dataFolder)
if (!secrets.ok) throw new Error(secrets.problem)
const token = await db.transaction().execute(async (within) => {
  const since = localDate('2019-01-01')
  const reader = {
    name: 'Reader',
    email: `${shown.id}@council.example`,
    workerId: null,
    addedOn: since,
  }
  const personId = await addPerson(within, occasion, reader)
  const role = { role: 'assistant director', team: null, service: null }
  await giveRole(within, occasion, personId, { ...role, from: since, until: null })
  const visit = { address: '127.0.0.1', userAgent: undefined }
  const begun = await beginSession(within, { personId, at, ...visit })
  // As after a provider's sign-in: the benchmark has no second factor to give.
  await within.updateTable('sign_in_sessions').set({ signed_in_with: 'provider' }).execute()
  return begun
})
const value = encodeURIComponent(signValue(token, secrets.secrets.keyFor('sign-in')))
process.stdout.write(`${cookieNames('http://localhost').session}=${value}`)
await opened.register.close()
