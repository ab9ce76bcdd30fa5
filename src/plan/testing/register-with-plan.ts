import assert from 'node:assert/strict'
import { localDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { commandLine, readAsViewer } from '#people/viewer.ts'
import { openRegister, type Register } from '#store/register.ts'
import type { TestPlace } from '#store/testing/test-registers.ts'
import { savePlan } from '../plan-store.ts'
import type { Plan, Recommendation } from '../plan.ts'
import { noWork } from './plan-work.ts'

export const occasion: Occasion = {
  at: new Date('2019-11-01T08:00:00Z'),
  by: { program: 'the test' },
  from: 'the command line',
}

const recommendation = (ref: string, leads: readonly string[]): Recommendation => ({
  ref,
  subject: `Subject of ${ref}`,
  intendedOutcome: 'Children are safe',
  judgedRating: null,
  ratingOverride: null,
  leads,
  measures: [],
})

/** A plan of two recommendations, R1 and R2, that names three posts. */
export const smallPlan: Plan = {
  id: 'small-plan',
  council: 'Marlshire',
  title: 'A small plan',
  inspection: 'Of 2019',
  recommendations: [
    recommendation('R1', ['Head of Care', 'Head of Help']),
    recommendation('R2', ['Director']),
  ],
  ...noWork,
}

/** A register of its own with the small plan in it. */
export async function registerWithPlan(kind: TestPlace): Promise<Register> {
  const outcome = await openRegister(await kind.make())
  assert.ok(outcome.ok)
  await savePlan(outcome.register.db, smallPlan, occasion)
  return outcome.register
}

/** Each entry of the access record about a subject, the first first. */
export async function entriesOf(
  { db }: Register,
  subject: string,
): Promise<readonly Record<string, unknown>[]> {
  const entries = await readAsViewer(db, commandLine(localDate('2019-11-01')), (within) =>
    within
      .selectFrom('access_record')
      .select('content')
      .where('subject', '=', subject)
      .orderBy('number')
      .execute(),
  )
  return entries.map(({ content }) => JSON.parse(content) as Record<string, unknown>)
}
