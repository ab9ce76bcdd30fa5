import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { readActions } from '#plan/actions/read-actions.ts'
import type { EvidenceItem, EvidenceVersion } from '#plan/evidence/evidence-item.ts'
import {
  editEvidenceAddress,
  evidenceAddress,
  evidenceFileAddress,
  evidenceItemAddress,
  newVersionAddress,
  retireEvidenceAddress,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { aboutInWords } from '../../words/about-in-words.ts'
import { capital } from '../../words/capital.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { sizeInWords } from '../../words/size-in-words.ts'
import { claimLink } from './claim-links.ts'
import type { EvidencePages, ShownItem } from './shown-item.ts'

/** A piece of evidence, whole, as it stands on a day. */
export async function itemView({ needs }: EvidencePages, { plan, item }: ShownItem, on: LocalDate) {
  const ids = item.claims.flatMap((claim) => (claim.supports === 'action' ? claim.id : []))
  const actions = new Map(
    (await readActions(needs.register, ids)).map(({ id, what }): [number, string] => [id, what]),
  )
  return {
    frame: frameOf(needs, plan, undefined),
    trail: trailTo(item),
    title: item.title,
    retired: item.retiredAt && instantInWords(item.retiredAt.toISOString()),
    kind: capital(item.kind),
    about: aboutInWords(item.about),
    owner: item.owner,
    expires: item.expires && dayInWords(item.expires),
    isExpired: isExpired(item, on),
    supports: item.claims.map((claim) => claimLink(claim, plan, actions)),
    versions: item.versions.toReversed().map((version) => versionRow(item.id, version)),
    changed: instantInWords(item.changedAt.toISOString()),
    editHref: editEvidenceAddress(item.id),
    newVersionHref: newVersionAddress(item.id),
    retireHref: retireEvidenceAddress(item.id),
  }
}

/** Whether its last day of showing anything is over. */
export const isExpired = ({ expires }: Pick<EvidenceItem, 'expires'>, on: LocalDate): boolean =>
  expires !== null && expires < on

/** The way to a page of one piece of evidence, or to one below it. */
export const trailTo = ({ id, title }: Pick<EvidenceItem, 'id' | 'title'>, below?: string) => [
  { text: 'Evidence', href: evidenceAddress },
  ...(below === undefined
    ? [{ text: title }]
    : [{ text: title, href: evidenceItemAddress(id) }, { text: below }]),
]

function versionRow(id: number, version: EvidenceVersion) {
  const row = {
    number: version.number,
    received: dayInWords(version.received),
    added: instantInWords(version.addedAt.toISOString()),
  }
  return 'file' in version
    ? {
        ...row,
        text: version.file.fileName,
        href: evidenceFileAddress(id, version.number),
        size: sizeInWords(version.file.size),
        sha256: version.file.sha256,
      }
    : { ...row, text: version.link, href: version.link, isLink: true }
}
