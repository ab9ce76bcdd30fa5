import type { FastifyInstance, FastifyReply } from 'fastify'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import {
  councilAddress,
  secondFactorAddress,
  setUpAddress,
  signInAddress,
  signOutAddress,
} from '../../addresses.ts'
import { ownPath } from '../../own-path.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { visitOf } from '../../visit-of.ts'
import { sendForm, type FormView } from './form.ts'
import { formConfig, pageConfig } from './form-config.ts'

type Next = { readonly next: string }

/** `/sign-in`, `/sign-in/second-factor` and `/sign-out`. */
export function signInRoute(
  app: FastifyInstance,
  signIn: SignIn,
  needs: PageNeeds,
  render: Render,
): void {
  const drawing = { needs, render }
  const council = signIn.council && { action: councilAddress, name: signIn.council.name }

  app.get<{ Querystring: Next }>(signInAddress, pageConfig, ({ query }, reply) =>
    sendForm(reply, passwordForm({ council, next: ownPath(query.next) }), drawing),
  )

  app.post<{ Body: Next & { email: string; password: string } }>(
    signInAddress,
    formConfig('email', 'password', 'next'),
    async (request, reply) => {
      const { email, password } = request.body
      const next = ownPath(request.body.next)
      const outcome = await signIn.signInWithPassword({ email, password }, visitOf(request))
      if (!outcome.ok)
        return sendForm(
          reply,
          passwordForm({ council, next, email, problem: outcome.problem }),
          drawing,
        )
      void reply.header('set-cookie', outcome.cookies)
      if (outcome.next === 'whole') return reply.redirect(next, 303)
      const address = outcome.next === 'set up' ? setUpAddress : secondFactorAddress
      return goOn(reply, address, next)
    },
  )

  app.get<{ Querystring: Next }>(secondFactorAddress, pageConfig, async (request, reply) => {
    const next = ownPath(request.query.next)
    if (!(await signIn.isPending(visitOf(request)))) return goOn(reply, signInAddress, next)
    return sendForm(reply, codeForm(next, undefined), drawing)
  })

  app.post<{ Body: Next & { code: string } }>(
    secondFactorAddress,
    formConfig('code', 'next'),
    async (request, reply) => {
      const next = ownPath(request.body.next)
      const outcome = await signIn.giveSecondFactor(request.body.code, visitOf(request))
      if (!outcome.ok) return sendForm(reply, codeForm(next, outcome.problem), drawing)
      return reply.header('set-cookie', outcome.cookies).redirect(next, 303)
    },
  )

  app.post(signOutAddress, formConfig(), async (request, reply) => {
    const cookies = await signIn.signOut(visitOf(request))
    // In the example the plan leads to the choice of whom to be.
    return reply.header('set-cookie', cookies).redirect(needs.example ? '/' : signInAddress, 303)
  })
}

const goOn = (reply: FastifyReply, address: string, next: string): FastifyReply =>
  reply.redirect(`${address}?${new URLSearchParams({ next }).toString()}`, 303)

const passwordForm = ({
  council,
  next,
  email,
  problem,
}: {
  readonly council: FormView['council']
  readonly next: string
  readonly email?: string
  readonly problem?: string
}): FormView => ({
  title: 'Sign in',
  sentences: [],
  action: signInAddress,
  hidden: { next },
  fields: [
    { id: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', value: email },
    { id: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
  ],
  button: 'Sign in',
  council,
  problem: problem === undefined ? undefined : { text: problem, field: 'email' },
})

const codeForm = (next: string, problem: string | undefined): FormView => ({
  title: 'Your second factor',
  sentences: [],
  action: secondFactorAddress,
  hidden: { next },
  fields: [
    {
      id: 'code',
      label: 'Code',
      type: 'text',
      autocomplete: 'one-time-code',
      hint: 'The six digits that your authenticator app shows now, or one of your recovery codes.',
    },
  ],
  button: 'Go on',
  problem: problem === undefined ? undefined : { text: problem, field: 'code' },
})
