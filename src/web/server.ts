import readForms from '@fastify/formbody'
import helmet from '@fastify/helmet'
import limitRates from '@fastify/rate-limit'
import serveFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { contentFrom } from './content-from.ts'
import { draftRoute } from './forms/draft-route.ts'
import { leaveTooLarge } from './forms/take-uploads.ts'
import { finishPages } from './finish-pages.ts'
import { guardRoutes } from './guard/guard.ts'
import { limitExports } from './guard/limit-exports.ts'
import { isLocalHost } from './local-host.ts'
import type { PageNeeds } from './page-needs.ts'
import { accountRoute } from './pages/account/route.ts'
import { actionRoute } from './pages/actions/one/route.ts'
import { actionFormRoute } from './pages/actions/form/route.ts'
import { actionsRoute } from './pages/actions/list/route.ts'
import { changeActionsRoute } from './pages/actions/many/route.ts'
import { retireActionRoute } from './pages/actions/retire-route.ts'
import { campaignFormRoute } from './pages/campaigns/form-route.ts'
import { campaignsRoute } from './pages/campaigns/route.ts'
import { myWorkRoute } from './pages/my-work/route.ts'
import { accessRecordRoute } from './pages/access-record/route.ts'
import { childrenRoute } from './pages/children/route.ts'
import { dataRoute } from './pages/data/route.ts'
import { editRoutes } from './pages/edit/edit-routes.ts'
import { evidenceRoute } from './pages/evidence/route.ts'
import { glossaryRoute } from './pages/glossary/route.ts'
import { historyRoute } from './pages/history/route.ts'
import { itemsRoute } from './pages/items/route.ts'
import { measureRoute } from './pages/measure/route.ts'
import { measuresRoute } from './pages/measures/route.ts'
import { planTableRoute } from './pages/plan-table/route.ts'
import { planRoute } from './pages/plan/route.ts'
import { plansRoute } from './pages/plans/route.ts'
import { councilRoute } from './pages/sign-in/council-route.ts'
import { invitationRoute } from './pages/sign-in/invitation-route.ts'
import { signInRoute } from './pages/sign-in/route.ts'
import { setUpRoute } from './pages/sign-in/set-up-route.ts'
import { signInAsRoute } from './pages/sign-in-as/route.ts'
import { teamRoute } from './pages/team/route.ts'
import { teamsRoute } from './pages/teams/route.ts'
import { answerErrors } from './pages/problem/route.ts'
import { recommendationRoute } from './pages/recommendation/route.ts'
import { updateRoute } from './pages/update/route.ts'
import { updatesRoute } from './pages/updates/route.ts'
import { refuseOtherSites } from './same-origin.ts'
import { openTemplates } from './templates.ts'

/** The pages, ready to listen or to be asked directly. Throws where a route is not declared. */
export async function buildServer(
  needs: PageNeeds,
  { publicAddress, trustedProxy }: Reached = {},
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    return503OnClosing: true,
    trustProxy: trustedProxy ?? false,
  })
  const render = openTemplates()
  answerErrors(app, needs, render)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentFrom },
    strictTransportSecurity: publicAddress?.startsWith('https:')
      ? { maxAge: yearInSeconds, includeSubDomains: false }
      : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  // A page of another site could reach this machine under a name of its own.
  const publicHost = publicAddress && new URL(publicAddress).host
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (!isLocalHost(headers.host) && headers.host !== publicHost)
      await reply.code(421).send('This server does not answer to that name.')
  })
  refuseOtherSites(app)
  await app.register(readForms, { bodyLimit: largestForm })
  leaveTooLarge(app)
  guardRoutes(app, needs, render)
  await app.register(limitRates, { global: false })
  limitExports(app, needs, render)
  finishPages(app, needs, render)
  await app.register(serveFiles, { root: needs.assetsFolder, serve: false })
  app.get<{ Params: { file: string } }>(
    '/assets/:file',
    { config: { needs: 'nothing' } },
    ({ params }, reply) => reply.sendFile(params.file, { maxAge: '1h' }),
  )
  planRoute(app, needs, render)
  planTableRoute(app, needs, render)
  recommendationRoute(app, needs, render)
  editRoutes(app, needs, render)
  updateRoute(app, needs, render)
  updatesRoute(app, needs, render)
  measuresRoute(app, needs, render)
  measureRoute(app, needs, render)
  itemsRoute(app, needs, render)
  teamsRoute(app, needs, render)
  teamRoute(app, needs, render)
  dataRoute(app, needs, render)
  signInAsRoute(app, needs, render)
  childrenRoute(app, needs, render)
  accessRecordRoute(app, needs, render)
  evidenceRoute(app, needs, render)
  glossaryRoute(app, needs, render)
  draftRoute(app, needs)
  for (const route of pagesOfActions) route(app, needs, render)
  historyRoute(app, needs, render)
  plansRoute(app, needs, render)
  for (const route of [signInRoute, councilRoute, setUpRoute, invitationRoute, accountRoute])
    route(app, needs.signIn, needs, render)
  return app
}

const pagesOfActions = [
  actionsRoute,
  changeActionsRoute,
  actionRoute,
  actionFormRoute,
  retireActionRoute,
  campaignsRoute,
  campaignFormRoute,
  myWorkRoute,
]

/** How people reach the server, where that is not this machine itself. */
export type Reached = {
  /** Where people reach the pages through a proxy, such as `https://throughline.council.example`. */
  readonly publicAddress?: string
  /** Addresses of the proxies whose word on who asks is taken, with commas between. */
  readonly trustedProxy?: string
}

const yearInSeconds = 31_536_000

/** In bytes; a form holds words. */
const largestForm = 100_000
