import type { FastifyInstance } from 'fastify'
import { signInAsAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { ownPath } from '../../own-path.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { nothingHere, sendProblem } from '../problem/route.ts'

const config = { needs: 'nothing' } as const
const text = { type: 'string', maxLength: 500 }
const querystring = { type: 'object', properties: { next: text } }
const body = { type: 'object', properties: { next: text, email: text } }

/** `/sign-in/as`: the choice of whom to be, in the example alone: elsewhere there is no such route. */
export function signInAsRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { example } = needs
  if (example === undefined) return
  app.get<{ Querystring: { next?: string } }>(
    signInAsAddress,
    { config, schema: { querystring } },
    async ({ query }, reply) => {
      const frame = frameOf(needs, await needs.plan(), undefined)
      const view = { frame, people: example.people, next: ownPath(query.next) }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(render('pages/sign-in-as/page.njk', view))
    },
  )
  app.post<{ Body: { next?: string; email?: string } }>(
    signInAsAddress,
    { config, schema: { body } },
    async ({ body: { email, next }, ip, headers }, reply) => {
      const chosen = example.people.find((one) => one.email === email)
      if (chosen === undefined) return sendProblem(reply, 404, nothingHere, { needs, render })
      const cookies = await example.signInAs(chosen.email, {
        address: ip,
        cookie: headers.cookie,
        userAgent: headers['user-agent'],
      })
      return reply.header('set-cookie', cookies).redirect(ownPath(next), 303)
    },
  )
}
