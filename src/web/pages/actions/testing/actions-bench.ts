import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { holdPost } from '#people/post-holders.ts'
import type { Action, ActionContent } from '#plan/actions/action.ts'
import { addAction } from '#plan/actions/change-action.ts'
import { actionContent } from '#plan/testing/action-content.ts'
import { occasion, registerWithPlan, smallPlan } from '#plan/testing/register-with-plan.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench } from '../../../testing/page-bench.ts'
import { twoTeams } from '../../../testing/two-teams.ts'

/** For tests: the pages over a register with the small plan, in which person 1, Ann, is Director. */
export type ActionsBench = PageBench & {
  readonly register: Register
  readonly add: (content?: Partial<ActionContent>) => Promise<Action>
  /** Sends a form, in which a field may stand several times. */
  readonly send: (
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<{ readonly status: number; readonly location: string; readonly html: string }>
}

export async function openActionsBench(): Promise<ActionsBench> {
  const [place] = testPlaces()
  if (place === undefined) throw new Error('There is no engine to test on.')
  const register = await registerWithPlan(place)
  for (const name of ['Ann Lee', 'Other Person'])
    await register.db.transaction().execute((within) =>
      addPerson(within, occasion, {
        email: `${name.replace(' ', '.')}@marlshire.example`,
        name,
        workerId: null,
        addedOn: localDate('2019-01-01'),
      }),
    )
  await register.db.transaction().execute((within) =>
    holdPost(within, occasion, {
      post: 'Director',
      personId: 1,
      as: 'holder',
      from: localDate('2019-01-01'),
      until: null,
    }),
  )
  const bench = await openPageBench(twoTeams, '2019-10-31', () => smallPlan, register.db)
  return {
    ...bench,
    register,
    add: (content) =>
      register.db.transaction().execute(async (within) => {
        const outcome = await addAction(within, occasion, smallPlan.id, actionContent(content))
        if (!outcome.ok) throw new Error(JSON.stringify(outcome))
        return outcome.action
      }),
    async send(url, fields) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      const reply = await bench.app.inject({
        method: 'POST',
        url,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: body.toString(),
      })
      const { statusCode: status, headers, body: html } = reply
      return { status, location: headers.location ?? '', html }
    },
    async close() {
      await bench.close()
      await register.close()
      await place.remove()
    },
  }
}
