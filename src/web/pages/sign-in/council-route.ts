import type { FastifyInstance } from 'fastify'
import type { Refusal } from '#sign-in/council/refusals.ts'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import { councilBackPath } from '#sign-in/council/council-provider.ts'
import { councilAddress, signInAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { ownPath } from '../../own-path.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { nothingHere, sendProblem, type ProblemView } from '../problem/route.ts'
import type { Render } from '../../templates.ts'
import { visitOf } from '../../visit-of.ts'
import { formConfig } from './form-config.ts'

/**
 * `/sign-in/council`, which sends a browser to the council's own sign-in, and `/sign-in/council/back`,
 * to which that sends it back. Only these two lead to better-auth.
 */
export function councilRoute(
  app: FastifyInstance,
  { council }: SignIn,
  needs: PageNeeds,
  render: Render,
): void {
  const drawing = { needs, render }
  const takeOfAddress = app.createRateLimit({ max: begunAMinute, timeWindow: '1 minute' })

  app.post<{ Body: { readonly next: string } }>(
    councilAddress,
    formConfig('next'),
    async (request, reply) => {
      if (council === undefined) return sendProblem(reply, 404, nothingHere, drawing)
      const taken = await takeOfAddress(request)
      if (!taken.isAllowed && taken.isExceeded) return sendProblem(reply, 429, tooMany, drawing)
      const begun = await council.begin(ownPath(request.body.next))
      if (!begun.ok) {
        needs.tell(`The council’s sign-in could not be begun: ${wordOf(begun.word)}.`)
        return sendProblem(reply, 502, pages[begun.refusal].view, drawing)
      }
      // Not a redirect: browsers hold one after a form to the policy's form-action, which is ours alone.
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('set-cookie', begun.cookies)
        .send(
          render('pages/sign-in/going-on.njk', {
            name: council.name,
            address: begun.address,
            frame: frameOf(needs, await needs.plan(), undefined),
          }),
        )
    },
  )

  app.get<{ Querystring: Readonly<Record<string, string>> }>(
    councilBackPath,
    backConfig,
    async (request, reply) => {
      if (council === undefined) return sendProblem(reply, 404, nothingHere, drawing)
      const back = await council.comeBack(request.query, visitOf(request))
      void reply.header('set-cookie', back.cookies)
      if (back.ok) return reply.redirect(ownPath(back.next), 303)
      const { status, view } = pages[back.refusal]
      if (status === 502) needs.tell(`The council’s sign-in failed: ${wordOf(back.word)}.`)
      return sendProblem(reply, status, view, drawing)
    },
  )
}

/**
 * How often each address (a /64 of IPv6 is one) may begin in a minute: each time a row is added and
 * the provider asked, by whoever it is. A whole office may stand behind one address.
 */
const begunAMinute = 100

/** What a provider sends, and nothing else of an address. */
const said = { type: 'string', maxLength: 4000 } as const

const backConfig = {
  config: { needs: 'nothing' },
  schema: {
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { code: said, state: said, iss: said, error: said },
    },
  },
} as const

/** A word of the protocol; anything else could be anybody's text. */
const wordOf = (word: string): string =>
  /^\w{1,60}$/.test(word) ? word : 'no word of the protocol'

const again = { text: 'Go to sign in', href: signInAddress }

const administrator = 'Ask your administrator.'

const tooMany: ProblemView = {
  title: 'Too many sign-ins were begun from here in a minute',
  sentences: ['Nobody was signed in. Wait a minute, then try again.'],
  link: again,
}

const pages: Readonly<
  Record<Refusal, { readonly status: 400 | 403 | 502; readonly view: ProblemView }>
> = {
  'nobody added': {
    status: 403,
    view: {
      title: 'You cannot sign in here yet',
      sentences: ['Nobody of that address was added; ask your administrator.'],
      link: again,
    },
  },
  'no address': {
    status: 403,
    view: {
      title: 'Your council account has no e-mail address',
      sentences: [`It is by that address that people are known here. ${administrator}`],
      link: again,
    },
  },
  'address not verified': {
    status: 403,
    view: {
      title: 'Your e-mail address is not verified',
      sentences: [
        `The council’s sign-in does not say that the address of your account is yours, so nobody is signed in by it. ${administrator}`,
      ],
      link: again,
    },
  },
  'address of another account': {
    status: 403,
    view: {
      title: 'Another council account signs in here with that address',
      sentences: [
        'Somebody signed in here by another account that had the same address. Ask your administrator, who can reset the sign-in if it was yours.',
      ],
      link: again,
    },
  },
  disabled: {
    status: 403,
    view: {
      title: 'You cannot sign in here any more',
      sentences: [`You were disabled. ${administrator}`],
      link: again,
    },
  },
  'groups not told': {
    status: 403,
    view: {
      title: 'Your groups are too many to be told',
      sentences: [
        'What you may open depends on them, so you were not signed in. Ask your administrator to have the council’s sign-in send only the groups that matter here.',
      ],
      link: again,
    },
  },
  'not begun here': {
    status: 400,
    view: {
      title: 'That sign-in is over',
      sentences: [
        'It was used already, took too long, or was not begun in this browser. Begin again.',
      ],
      link: again,
    },
  },
  'given up': {
    status: 403,
    view: {
      title: 'You were not signed in',
      sentences: ['The council’s sign-in was given up, or does not let you use this service.'],
      link: again,
    },
  },
  'provider failed': {
    status: 502,
    view: {
      title: 'The council’s sign-in does not answer as it should',
      sentences: [
        'It is down, or is not set up as it was. Try again in a few minutes. Whoever has a password for this service can sign in with that as ever.',
      ],
      link: again,
    },
  },
}
