import type { FastifyInstance } from 'fastify'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { asAtRoute } from './as-at-route.ts'
import { changesRoute } from './changes-route.ts'

/** The plan as it stood, and what changed in it. */
export function historyRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  asAtRoute(app, needs, render)
  changesRoute(app, needs, render)
}
