import type { FastifyInstance } from 'fastify'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { editEvidenceRoute } from './edit-route.ts'
import { evidenceFileRoute } from './file-route.ts'
import { evidenceItemRoute } from './item-route.ts'
import { evidenceListRoute } from './list-route.ts'
import { newEvidenceRoute } from './new-route.ts'
import { retireEvidenceRoute } from './retire-route.ts'
import { newVersionRoute } from './version-route.ts'

/** `/evidence` and what is below it: what shows that something was done, or that it helped. */
export function evidenceRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  for (const route of [
    evidenceListRoute,
    newEvidenceRoute,
    evidenceItemRoute,
    editEvidenceRoute,
    newVersionRoute,
    retireEvidenceRoute,
    evidenceFileRoute,
  ])
    route(app, { needs, render })
}
