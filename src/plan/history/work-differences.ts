import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Claim } from '../evidence/evidence-item.ts'
import type { Plan, PlanAction, PlanEvidence } from '../plan.ts'
import { quoted, wentFrom } from './went-from.ts'

/** What changed of campaigns, actions and evidence between two readings of a plan, each a sentence. */
export const workDifferences = (before: Plan, after: Plan): readonly string[] => [
  ...differencesOf('campaign', campaignsOf(before), campaignsOf(after), (was, now) =>
    wentFrom(
      `The campaign ${quoted(now.what)}`,
      spanInWords(was.from, was.until),
      spanInWords(now.from, now.until),
    ),
  ),
  ...differencesOf('action', before.actions, after.actions, actionDifferences),
  ...differencesOf('evidence', evidenceOf(before), evidenceOf(after), (was, now) =>
    evidenceDifferences(was, now, before, after),
  ),
]

type Named = { readonly id: number; readonly what: string }

const campaignsOf = ({ campaigns }: Plan) =>
  campaigns.map((one, index) => ({ ...one, id: index, what: one.name }))

const evidenceOf = ({ evidence }: Plan) => evidence.map((one) => ({ ...one, what: one.title }))

/** One of a kind as it begins a sentence, and what its words are. */
const kinds = {
  campaign: { one: 'A campaign', words: 'The name of a campaign' },
  action: { one: 'An action', words: 'The words of an action' },
  evidence: { one: 'Evidence', words: 'The title of evidence' },
} as const

/** Two are the same thing where their words are, or else, where those are gone, their numbers. */
function differencesOf<One extends Named>(
  kind: keyof typeof kinds,
  before: readonly One[],
  after: readonly One[],
  changes: (was: One, now: One) => readonly string[],
): readonly string[] {
  const wordsBefore = new Map(before.map((one) => [one.what, one]))
  const wordsNow = new Set(after.map(({ what }) => what))
  const renamed = new Map(
    before.filter(({ what }) => !wordsNow.has(what)).map((one) => [one.id, one]),
  )
  const pairs = after.map((now) => ({
    now,
    was: wordsBefore.get(now.what) ?? renamed.get(now.id),
  }))
  const kept = new Set(pairs.map(({ was }) => was))
  const { one: name, words } = kinds[kind]
  return [
    ...before
      .filter((one) => !kept.has(one))
      .flatMap((one) => wentFrom(name, quoted(one.what), null)),
    ...pairs.flatMap(({ was, now }) =>
      was === undefined
        ? wentFrom(name, null, quoted(now.what))
        : [...wentFrom(words, quoted(was.what), quoted(now.what)), ...changes(was, now)],
    ),
    ...orderDifference(
      name,
      before,
      pairs.map(({ was }) => was),
    ),
  ]
}

/** Whether those that stayed are in another order. */
function orderDifference<One>(
  name: string,
  before: readonly One[],
  former: readonly (One | undefined)[],
): readonly string[] {
  const places = former.flatMap((one) => (one === undefined ? [] : [before.indexOf(one)]))
  return places.every((place, index) => place > (places[index - 1] ?? -1))
    ? []
    : [`${name} has another place in the list.`]
}

/** What changed of one action, each a sentence. */
export function actionDifferences(was: PlanAction, now: PlanAction): readonly string[] {
  const of = (what: string, said: (action: PlanAction) => string | null) =>
    wentFrom(`The ${what} of the action ${quoted(now.what)}`, said(was), said(now))
  return [
    ...of('status', ({ status, stoppedBecause }) =>
      stoppedBecause === null ? status : `${status} because ${quoted(stoppedBecause)}`,
    ),
    ...of('owner', ({ owner }) => owner),
    ...of('contributors', ({ contributors }) => listed(contributors)),
    ...of('start', ({ start }) => dayOrNull(start)),
    ...of('due day', ({ due }) => dayOrNull(due)),
    ...of('milestones', ({ milestones }) =>
      listed(
        milestones.map(
          ({ what, due, done }) =>
            `${quoted(what)} by ${dayInWords(due)}${done === null ? '' : `, done on ${dayInWords(done)}`}`,
        ),
      ),
    ),
    ...of('recommendations', ({ recommendations }) => listed(recommendations)),
    ...of('campaign', ({ campaign }) => quoted(campaign)),
  ]
}

function evidenceDifferences(
  was: PlanEvidence,
  now: PlanEvidence,
  before: Plan,
  after: Plan,
): readonly string[] {
  const wentOf = (what: string, then: string | null, since: string | null) =>
    wentFrom(`The ${what} of evidence ${quoted(now.title)}`, then, since)
  return [
    ...wentOf('kind', was.kind, now.kind),
    ...wentOf('days it is about', aboutOf(was), aboutOf(now)),
    ...wentOf('owner', was.owner, now.owner),
    ...wentOf('last day', dayOrNull(was.expires), dayOrNull(now.expires)),
    ...wentOf('support', claimsInWords(was, before), claimsInWords(now, after)),
    ...wentOf('files and links', versionsInWords(was), versionsInWords(now)),
  ]
}

const aboutOf = ({ about }: PlanEvidence): string | null =>
  about && spanInWords(about.from, about.until)

const claimsInWords = ({ claims }: PlanEvidence, { actions }: Plan): string | null =>
  listed(claims.map((claim) => claimInWords(claim, actions)))

function claimInWords(claim: Claim, actions: readonly PlanAction[]): string {
  if (claim.supports === 'action')
    return `the action ${quoted(actions.find(({ id }) => id === claim.id)?.what ?? null) ?? ''}`
  return claim.supports === 'measure' ? `${claim.measure} of ${claim.ref}` : claim.ref
}

const versionsInWords = ({ versions }: PlanEvidence): string | null =>
  listed(versions.map((one) => ('link' in one ? one.link : one.file.fileName)))

const listed = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.join('; ')

const dayOrNull = (day: LocalDate | null): string | null => (day === null ? null : dayInWords(day))

const spanInWords = (from: LocalDate, until: LocalDate): string =>
  `${dayInWords(from)} to ${dayInWords(until)}`
