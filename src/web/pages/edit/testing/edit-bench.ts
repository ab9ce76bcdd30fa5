import { localDate } from '#calendar/local-date.ts'
import { addPerson } from '#people/people-store.ts'
import { findPlan } from '#plan/find-plan.ts'
import type { Plan } from '#plan/plan.ts'
import { occasion, registerWithPlan, smallPlan } from '#plan/testing/register-with-plan.ts'
import type { Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench, type PageRead } from '../../../testing/page-bench.ts'
import { twoTeams } from '../../../testing/two-teams.ts'

/** For tests: the pages over a register with the small plan in it, and people to change it. */
export type EditBench = {
  readonly register: Register
  readonly bench: PageBench
  readonly plan: () => Promise<Plan>
  readonly read: PageBench['read']
  /** Sends a form with these fields, as a browser does. */
  readonly send: (address: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
  /** Opens a form and sends it with some of its fields typed over. */
  readonly fill: (address: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
  readonly close: () => Promise<void>
}

export type Answer = Omit<PageRead, 'words'> & { readonly location: string | undefined }

export async function openEditBench(): Promise<EditBench> {
  const [place] = testPlaces()
  if (place === undefined) throw new Error('There is no engine to test on.')
  const register = await registerWithPlan(place)
  for (const name of ['A. Person', 'Another'])
    await register.db.transaction().execute((within) =>
      addPerson(within, occasion, {
        email: `${name.replace(/\W+/g, '.').toLowerCase()}@marlshire.example`,
        name,
        workerId: null,
        addedOn: localDate('2019-01-01'),
      }),
    )
  const plan = async () => {
    const found = await findPlan(register.db, smallPlan.id)
    if (found === undefined) throw new Error('The small plan is not in the register.')
    return found
  }
  const bench = await openPageBench(twoTeams, '2019-10-31', plan, register.db)
  const send: EditBench['send'] = async (address, fields) => {
    const reply = await bench.app.inject({
      method: 'POST',
      url: address,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    })
    return { status: reply.statusCode, html: reply.body, location: reply.headers.location }
  }
  return {
    register,
    bench,
    plan,
    read: bench.read,
    send,
    fill: async (address, fields) =>
      send(address, { ...fieldsIn((await bench.read(address)).html), ...fields }),
    close: async () => {
      await bench.close()
      await register.close()
    },
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What a browser would send of the page’s form, nothing being typed. */
export function fieldsIn(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('<form class="app-desk-form"'))
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const isUnchecked = /type="(radio|checkbox)"/.test(tag) && !/\schecked\b/.test(tag)
    if (!isUnchecked) fields[attribute(tag, 'name')] = attribute(tag, 'value')
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g))
    fields[attribute(tag, 'name')] = unescaped(text)
  for (const [, tag = '', inside = ''] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? ''
    fields[attribute(tag, 'name')] = attribute(chosen, 'value')
  }
  return fields
}

/** The sentences that a page’s error summary leads to its fields with, by field. */
export const problemsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<a href="#(\w+)">([^<]*)<\/a>/g)].map(([, field = '', said = '']) => [
      field,
      unescaped(said),
    ]),
  )
