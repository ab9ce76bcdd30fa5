import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { evidenceKinds, type EvidenceItem } from '#plan/evidence/evidence-item.ts'
import { findEvidence, type EvidenceFilter } from '#plan/evidence/find-evidence.ts'
import type { Plan } from '#plan/plan.ts'
import { postTitles } from '#plan/post-titles.ts'
import {
  evidenceAddress,
  evidenceItemAddress,
  evidenceListAddress,
  newEvidenceAddress,
  type EvidenceQuery,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { pageLinks } from '../../page-links.ts'
import { aboutInWords } from '../../words/about-in-words.ts'
import { capital } from '../../words/capital.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { claimChoices, claimOfValue } from './claim-choices.ts'
import { claimsInShort } from './claim-links.ts'
import { isExpired } from './item-view.ts'
import type { EvidencePages } from './shown-item.ts'

const itemsOnPage = 50

/** What a reader asked for, empty words left out. */
export type EvidenceAsked = Omit<EvidenceQuery, 'page'> & { readonly page: number }

/** A page of the evidence that was asked for; undefined where there is no such page. */
export async function listView(
  { needs }: EvidencePages,
  plan: Plan,
  asked: EvidenceAsked,
  on: LocalDate,
) {
  const filter = filterOf(plan, asked, on)
  const { total, expired, items } = await findEvidence(needs.register, filter, {
    page: asked.page,
    perPage: itemsOnPage,
    on,
  })
  const { page, ...query } = asked
  const links = pageLinks(total, itemsOnPage, page, (number) =>
    evidenceListAddress({ ...query, page: number }),
  )
  if (links === undefined) return undefined
  return {
    frame: frameOf(needs, plan, undefined),
    address: evidenceAddress,
    opening: openingOf(total, expired, query),
    isFiltered: Object.values(query).some((one) => one !== undefined),
    newHref: newEvidenceAddress({ recommendation: asked.recommendation }),
    text: asked.text ?? '',
    ...(await choicesOf(needs, plan, asked)),
    rows: items.map((item) => rowOf(item, on)),
    ...links,
  }
}

function filterOf({ id }: Plan, asked: EvidenceAsked, on: LocalDate): EvidenceFilter {
  const { recommendation, measure, owner, text } = asked
  const kind = evidenceKinds.find((one) => one === asked.kind)
  const claim = measure === undefined ? undefined : claimOfValue(measure)
  return {
    planId: id,
    ...(recommendation === undefined ? {} : { recommendation }),
    ...(claim?.supports === 'measure' ? { measure: claim } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(owner === undefined ? {} : { owner }),
    ...(text === undefined ? {} : { text }),
    ...(asked.expired === undefined ? {} : { expiredBefore: on }),
  }
}

function openingOf(total: number, expired: number, query: Omit<EvidenceQuery, 'page'>): string {
  if (total === 0) return ''
  const items = total === 1 ? '1 item' : `${grouped(total)} items`
  if (query.expired !== undefined) return `${items}, all expired.`
  const has = expired === 1 ? '1 has' : `${grouped(expired)} have`
  return expired === 0 ? `${items}, none of them expired.` : `${items}, of which ${has} expired.`
}

async function choicesOf({ register }: EvidencePages['needs'], plan: Plan, asked: EvidenceAsked) {
  const claims = claimChoices(plan)
  const supporting = (supports: string) => claims.filter(({ claim }) => claim.supports === supports)
  return {
    recommendations: among('Every one', asked.recommendation, supporting('recommendation')),
    measures: among('Every one', asked.measure, supporting('measure')),
    kinds: among('Every kind', asked.kind, named(evidenceKinds)),
    owners: among('Everybody', asked.owner, named(await postTitles(register))),
    expiries: among('Expired or not', asked.expired, [{ value: 'yes', text: 'Expired' }]),
  }
}

type Choice = { readonly value: string; readonly text: string }

const among = (every: string, chosen: string | undefined, options: readonly Choice[]) =>
  [{ value: '', text: every }, ...options].map((one) => ({
    ...one,
    isChosen: one.value === (chosen ?? ''),
  }))

const named = (texts: readonly string[]): readonly Choice[] =>
  texts.map((one) => ({ value: one, text: capital(one) }))

function rowOf(item: EvidenceItem, on: LocalDate) {
  const newest = item.versions.at(-1)
  const count = item.versions.length
  return {
    title: item.title,
    href: evidenceItemAddress(item.id),
    kind: capital(item.kind),
    about: aboutInWords(item.about),
    supports: claimsInShort(item.claims),
    owner: item.owner ?? 'nobody yet',
    received: newest ? dayInWords(newest.received) : 'no file or link',
    versions: count > 1 ? `${count} versions` : '',
    expires: item.expires ? dayInWords(item.expires) : 'does not expire',
    isExpired: isExpired(item, on),
  }
}
