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
import type { Asker } from './asker.ts'
import type { Needs } from './route-needs.ts'

/** Where the layout leaves room, with the section of the page and whether it is that section's first. */
const begin = Buffer.from('<!-- asker ')
const end = Buffer.from(' -->')

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
 * Puts into a finished page who is signed in and the sections open to them. So pages know nothing of
 * who reads them, and those that are kept are kept once for all.
 */
export function showAsker(page: Buffer, asker: Asker | null, render: Render): Buffer[] {
  const mark = page.indexOf(begin)
  if (mark < 0) return [page]
  const until = page.indexOf(end, mark)
  const [section, current] = page.toString('utf8', mark + begin.length, until).split(' ')
  const bar =
    asker &&
    render('guard/asker.njk', {
      name: asker.person.name,
      account: accountAddress,
      sections: sections
        .filter(({ needs }) => isOpen(needs, asker.permissions))
        .map((one) => ({ ...one, current: one.id === section ? current : undefined })),
    })
  return [page.subarray(0, mark), Buffer.from(bar ?? ''), page.subarray(until + end.length)]
}

const isOpen = (needs: Needs, permissions: ReadonlySet<Permission>): boolean =>
  needs === 'nothing' || needs === 'to be signed in' || permissions.has(needs)
