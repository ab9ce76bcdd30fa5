import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { PlanEvidence } from '#plan/plan.ts'
import { evidenceItemAddress } from '../../addresses.ts'
import { aboutInWords } from '../../words/about-in-words.ts'
import { capital } from '../../words/capital.ts'

export type EvidenceRow = {
  readonly title: string
  readonly href: string
  /** Its kind, what it is about and its versions. */
  readonly said: string
  /** Since when it shows nothing any more; empty while it does. */
  readonly expired: string
}

/** What supports a recommendation, one of its measures or actions, as it stands on a day. */
export const evidenceRows = (evidence: readonly PlanEvidence[], on: LocalDate): EvidenceRow[] =>
  evidence.map(({ id, title, kind, about, versions, expires }) => ({
    title,
    href: evidenceItemAddress(id),
    said: `${[
      capital(kind),
      ...(about === null ? [] : [`about ${aboutInWords(about)}`]),
      versionsInWords(versions),
    ].join(', ')}.`,
    expired: expires !== null && expires < on ? `Expired after ${dayInWords(expires)}.` : '',
  }))

function versionsInWords(versions: PlanEvidence['versions']): string {
  const newest = versions.at(-1)
  if (newest === undefined) return 'no file or link'
  const received = `received ${dayInWords(newest.received)}`
  return versions.length === 1 ? received : `${versions.length} versions, the newest ${received}`
}
