import type { FastifyInstance } from 'fastify'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import { invitationAddress, signInAddress } from '../../addresses.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { sendProblem } from '../problem/route.ts'
import type { Render } from '../../templates.ts'
import { visitOf } from '../../visit-of.ts'
import { sendForm, type FormView } from './form.ts'
import { formConfig, pageConfig } from './form-config.ts'

const over = {
  title: 'This invitation cannot be used',
  sentences: ['It was used, or its 72 hours are over. Ask your administrator for another.'],
  link: { text: 'Go to sign in', href: signInAddress },
}

/** `/sign-in/invitation/:code`: choosing a password. Opening it uses nothing up: mail programs do. */
export function invitationRoute(
  app: FastifyInstance,
  signIn: SignIn,
  needs: PageNeeds,
  render: Render,
): void {
  const drawing = { needs, render }

  app.get<{ Params: { code: string } }>(
    invitationAddress(':code'),
    pageConfig,
    async ({ params: { code } }, reply) => {
      const email = await signIn.invitationOf(code)
      if (email === undefined) return sendProblem(reply, 404, over, drawing)
      return sendForm(reply, choosingForm(code, email, undefined), drawing)
    },
  )

  app.post<{ Params: { code: string }; Body: { password: string; again: string } }>(
    invitationAddress(':code'),
    formConfig('password', 'again'),
    async (request, reply) => {
      const { code } = request.params
      const email = await signIn.invitationOf(code)
      if (email === undefined) return sendProblem(reply, 404, over, drawing)
      const { password, again } = request.body
      if (password !== again) {
        const problem = {
          text: 'The two are not the same: type the password again.',
          field: 'again',
        }
        return sendForm(reply, choosingForm(code, email, problem), drawing)
      }
      const outcome = await signIn.takeInvitation(code, password, visitOf(request))
      if (!outcome.ok) {
        const problem = { text: outcome.problem, field: 'password' }
        return sendForm(reply, choosingForm(code, email, problem), drawing)
      }
      return reply.header('set-cookie', outcome.cookies).redirect(signInAddress, 303)
    },
  )
}

const choosingForm = (code: string, email: string, problem: FormView['problem']): FormView => ({
  title: 'Choose a password',
  sentences: [`You will sign in with ${email} and this password.`],
  action: invitationAddress(code),
  fields: [
    {
      id: 'password',
      label: 'Password',
      type: 'password',
      autocomplete: 'new-password',
      hint: '12 characters or more: three or four words you will remember will do.',
    },
    { id: 'again', label: 'The same again', type: 'password', autocomplete: 'new-password' },
  ],
  button: 'Choose',
  problem,
})
