import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { leaveUnread } from '../leave-unread.ts'
import { ownPath } from '../own-path.ts'
import type { PageNeeds } from '../page-needs.ts'
import { sendProblem, type ProblemView } from '../pages/problem/route.ts'
import type { Render } from '../templates.ts'
import { mostOctetsOfUpload, type Unread } from './read-upload.ts'

type ShownBy = { readonly needs: PageNeeds; readonly render: Render }

/** Octets a body says it has; none where it does not say. */
const declaredOctets = (headers: { readonly 'content-length'?: string | undefined }): number =>
  Number(headers['content-length'] ?? 0)

const tooLarge = (form: string): ProblemView => ({
  title: 'The file is too large',
  sentences: [
    'A file may have 50 MB at most. Nothing of it was kept, and nothing was changed.',
    'Go back with your browser: what you typed is still there. Then choose a smaller file, or give a link to it.',
  ],
  link: { text: 'The form, with your draft where one was saved', href: ownPath(form) },
})

const notWhole = (form: string): ProblemView => ({
  title: 'The form did not arrive whole',
  sentences: ['Nothing of it was kept, and nothing was changed. Go back and send it again.'],
  link: { text: 'The form, with your draft where one was saved', href: ownPath(form) },
})

/** Has a connection that brings more than any form may have end with the answer, whatever that is. */
export function leaveTooLarge(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (declaredOctets(request.headers) > mostOctetsOfUpload) leaveUnread(request, reply)
  })
}

/**
 * Routes that take a form with a file, and no other form: its body is theirs to read as it comes.
 * One that says it is too large is refused before anything of it is read.
 */
export function takeUploads(
  app: FastifyInstance,
  { needs, render }: ShownBy,
  routes: (app: FastifyInstance) => void,
): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('multipart/form-data', (_request, _body, parsed) => parsed(null))
    scope.addHook('onRequest', async (request, reply) => {
      if (declaredOctets(request.headers) > mostOctetsOfUpload)
        return sendProblem(reply, 413, tooLarge(request.url), { needs, render })
      return undefined
    })
    routes(scope)
    done()
  })
}

/** Answers a form that could not be read to its end, and leaves what is still to come of it. */
export function refuseUnread(
  request: FastifyRequest,
  reply: FastifyReply,
  { because, ...shown }: { readonly because: Unread } & ShownBy,
): FastifyReply {
  leaveUnread(request, reply)
  return because === 'too large'
    ? sendProblem(reply, 413, tooLarge(request.url), shown)
    : sendProblem(reply, 400, notWhole(request.url), shown)
}
