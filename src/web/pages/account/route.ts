import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Session, SignIn } from '#sign-in/open-sign-in.ts'
import {
  accountAddress,
  accountPasswordAddress,
  accountRecoveryCodesAddress,
  accountSessionsAddress,
  signInAddress,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { visitOf } from '../../visit-of.ts'
import { formConfig } from '../sign-in/form-config.ts'
import { sendCodes } from '../sign-in/send-codes.ts'
import { accountView, type AccountProblem } from './view.ts'

const config = { needs: 'to be signed in' } as const

type Handler<Route> = (
  request: FastifyRequest & Route,
  reply: FastifyReply,
  session: Session,
) => Promise<FastifyReply>

/** `/account`: somebody's own sessions, password and recovery codes. */
export function accountRoute(
  app: FastifyInstance,
  signIn: SignIn,
  needs: PageNeeds,
  render: Render,
): void {
  const show = async (reply: FastifyReply, session: Session, problem?: AccountProblem) => {
    const view = await accountView(signIn, session, problem)
    const frame = frameOf(needs, await needs.plan(), undefined)
    return reply
      .code(problem === undefined ? 200 : 422)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(render('pages/account/page.njk', { ...view, frame }))
  }
  /** With the session that asks, which the guard has let in; it can have ended in between. */
  const whenSignedIn =
    <Route>(handle: Handler<Route>) =>
    async (request: FastifyRequest & Route, reply: FastifyReply) => {
      const session = await signIn.sessionOf(request.headers)
      if (session === undefined) return reply.redirect(signInAddress, 303)
      return handle(request, reply, session)
    }

  app.get(
    accountAddress,
    { config },
    whenSignedIn((_, reply, session) => show(reply, session)),
  )

  app.post<{ Body: { id: string } }>(
    accountSessionsAddress,
    { ...formConfig('id'), config },
    whenSignedIn<{ body: { id: string } }>(async (request, reply, session) => {
      await signIn.revoke(session, request.body.id, visitOf(request))
      return reply.redirect(accountAddress, 303)
    }),
  )

  app.post<{ Body: { now: string; next: string; again: string } }>(
    accountPasswordAddress,
    { ...formConfig('now', 'next', 'again'), config },
    whenSignedIn<{ body: { now: string; next: string; again: string } }>(
      async (request, reply, session) => {
        const { again, ...given } = request.body
        if (given.next !== again)
          return show(reply, session, {
            text: 'The two are not the same: type the new password again.',
            field: 'again',
          })
        const outcome = await signIn.changePassword(session, given, visitOf(request))
        if (!outcome.ok) return show(reply, session, { text: outcome.problem, field: outcome.at })
        return reply.header('set-cookie', outcome.cookies).redirect(accountAddress, 303)
      },
    ),
  )

  app.post<{ Body: { password: string } }>(
    accountRecoveryCodesAddress,
    { ...formConfig('password'), config },
    whenSignedIn<{ body: { password: string } }>(async (request, reply, session) => {
      const { password } = request.body
      const outcome = await signIn.renewRecoveryCodes(session, password, visitOf(request))
      if (!outcome.ok) return show(reply, session, { text: outcome.problem, field: 'password' })
      const { recoveryCodes: codes } = outcome
      return sendCodes(reply, { codes, next: accountAddress }, { needs, render })
    }),
  )
}
