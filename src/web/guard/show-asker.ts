import type { FastifyInstance } from 'fastify'
import type { Permission } from '#people/roles.ts'
import {
  accessRecordAddress,
  accountAddress,
  actionsAddress,
  childrenAddress,
  dataAddress,
  evidenceAddress,
  glossaryAddress,
  measuresAddress,
  myWorkAddress,
  teamsAddress,
  updatesAddress,
} from '../addresses.ts'
import type { Render } from '../templates.ts'
import type { Needs } from './route-needs.ts'

/** Where the layout leaves room, with the section of the page and whether it is that section's first. */
const place = /<!-- asker (\w*) (page|true) -->/

type Section = {
  readonly id: string
  readonly href: string
  readonly text: string
  readonly needs: Needs
}

const sections: readonly Section[] = [
  { id: 'plan', href: '/', text: 'Plan', needs: 'see figures' },
  { id: 'updates', href: updatesAddress(), text: 'Updates', needs: 'see figures' },
  { id: 'work', href: myWorkAddress, text: 'My work', needs: 'see figures' },
  { id: 'actions', href: actionsAddress, text: 'Actions', needs: 'see figures' },
  { id: 'measures', href: measuresAddress, text: 'Measures', needs: 'see figures' },
  { id: 'teams', href: teamsAddress, text: 'Teams', needs: 'see figures' },
  { id: 'children', href: childrenAddress, text: 'Find a child', needs: 'see children' },
  { id: 'evidence', href: evidenceAddress, text: 'Evidence', needs: 'see figures' },
  { id: 'data', href: dataAddress, text: 'Data', needs: 'see figures' },
  {
    id: 'access',
    href: accessRecordAddress,
    text: 'Access record',
    needs: 'read the access record',
  },
  { id: 'glossary', href: glossaryAddress, text: 'Glossary', needs: 'to be signed in' },
]

/**
 * Puts into finished pages who is signed in and the sections open to them. So pages know nothing of
 * who reads them, and those that are kept are kept once for all.
 */
export function showAsker(app: FastifyInstance, render: Render): void {
  app.addHook('onSend', async ({ asker }, _, page) => {
    if (typeof page !== 'string' || !place.test(page)) return page
    return page.replace(place, (_all, section: string, current: string) =>
      asker === null
        ? ''
        : render('guard/asker.njk', {
            name: asker.person.name,
            account: accountAddress,
            sections: sections
              .filter(({ needs }) => isOpen(needs, asker.permissions))
              .map((one) => ({ ...one, current: one.id === section ? current : undefined })),
          }),
    )
  })
}

const isOpen = (needs: Needs, permissions: ReadonlySet<Permission>): boolean =>
  needs === 'nothing' || needs === 'to be signed in' || permissions.has(needs)
