import type { FastifyInstance } from 'fastify'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import { setUpAddress, signInAddress } from '../../addresses.ts'
import { ownPath } from '../../own-path.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { qrCode } from '../../qr-code.ts'
import type { Render } from '../../templates.ts'
import { visitOf } from '../../visit-of.ts'
import { sendForm } from './form.ts'
import { formConfig, pageConfig } from './form-config.ts'
import { sendCodes } from './send-codes.ts'

type Next = { readonly next: string }

/** `/sign-in/set-up`: a second factor in an authenticator app, and the recovery codes that go with it. */
export function setUpRoute(
  app: FastifyInstance,
  signIn: SignIn,
  needs: PageNeeds,
  render: Render,
): void {
  const drawing = { needs, render }

  app.get<{ Querystring: Next }>(setUpAddress, pageConfig, async (request, reply) => {
    const next = ownPath(request.query.next)
    const session = await signIn.sessionOf(request.headers)
    if (session === undefined) return reply.redirect(signInAddress, 303)
    const offered = await signIn.secondFactorToSetUp(session.personId)
    if (offered === undefined) return reply.redirect(next, 303)
    return sendForm(reply, setUpForm({ next, offered }), drawing)
  })

  app.post<{ Body: Next & { code: string } }>(
    setUpAddress,
    formConfig('code', 'next'),
    async (request, reply) => {
      const next = ownPath(request.body.next)
      const session = await signIn.sessionOf(request.headers)
      if (session === undefined) return reply.redirect(signInAddress, 303)
      const offered = await signIn.secondFactorToSetUp(session.personId)
      if (offered === undefined) return reply.redirect(next, 303)
      const outcome = await signIn.setUpSecondFactor(session, request.body.code, visitOf(request))
      if (!outcome.ok)
        return sendForm(reply, setUpForm({ next, offered, problem: outcome.problem }), drawing)
      void reply.header('set-cookie', outcome.cookies)
      return sendCodes(reply, { codes: outcome.recoveryCodes, next }, drawing)
    },
  )
}

const setUpForm = ({
  next,
  offered,
  problem,
}: {
  readonly next: string
  readonly offered: { readonly secret: string; readonly address: string }
  readonly problem?: string
}) => ({
  title: 'Set up your second factor',
  sentences: [
    'A password alone is not enough for children’s records. Open an authenticator app on your phone and read this picture with it; from then on it shows a code that you give when you sign in.',
  ],
  secret: { text: offered.secret, code: qrCode(offered.address) },
  action: setUpAddress,
  hidden: { next },
  fields: [
    {
      id: 'code',
      label: 'Code',
      type: 'text' as const,
      autocomplete: 'one-time-code',
      hint: 'The six digits that the app shows now.',
      isCode: true,
    },
  ],
  button: 'Set up',
  problem: problem === undefined ? undefined : { text: problem, field: 'code' },
})
