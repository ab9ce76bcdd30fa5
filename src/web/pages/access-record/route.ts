import type { FastifyInstance, FastifyReply } from 'fastify'
import { accessRecordAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { deeds, entriesView, entryRow, entriesOnPage, type EntriesQuerystring } from './view.ts'

const config = { needs: 'read the access record' } as const
const short = { type: 'string', maxLength: 200 }
const querystring = { type: 'object', properties: { person: short, did: short, before: short } }
const body = { type: 'object', properties: { child: short } }

/**
 * `/access-record`: who viewed, exported, was refused and changed what; `/access-record/child`: who
 * has looked at one child. The child's id comes in a form and not in the address, which others keep;
 * that someone asked is a look at the child as well.
 */
export function accessRecordRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const frame = async () => {
    const plan = await needs.plan()
    return needs.snapshots.use((shown) => Promise.resolve(frameOf(needs, plan, shown?.manifest)))
  }

  app.get<{ Querystring: EntriesQuerystring }>(
    accessRecordAddress,
    { config, schema: { querystring } },
    async (request, reply) => {
      const { query } = request
      const personId = wholeNumber(query.person)
      const before = wholeNumber(query.before)
      const did = deeds.find((one) => one === query.did)
      const asked = { personId, did, before, most: entriesOnPage + 1 }
      const entries = await needs.door.entries(askerOf(request), asked)
      const view = {
        frame: await frame(),
        ...entriesView(entries, await needs.door.people(), asked),
      }
      return send(reply, render('pages/access-record/page.njk', view))
    },
  )

  app.post<{ Body: { child?: string } }>(
    `${accessRecordAddress}/child`,
    { config, schema: { body } },
    async (request, reply) => {
      const asker = askerOf(request)
      const child = request.body.child?.trim() ?? ''
      const looks = child === '' ? [] : await needs.door.whoSaw(asker, child)
      if (child !== '')
        await needs.door.record(asker.occasion, {
          did: 'viewed',
          subject: 'access record of a child',
          subjectId: child,
          children: [child],
        })
      const view = { frame: await frame(), child, rows: looks.map(entryRow) }
      return send(reply, render('pages/access-record/child.njk', view))
    },
  )
}

const send = (reply: FastifyReply, page: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
