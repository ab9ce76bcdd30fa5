import { crc32 } from 'node:zlib'
import { attributeOf, readHtml, within, type Element } from './read-html.ts'

export type WalkedPage = {
  /** Path and query. */
  readonly address: string
  readonly kind: string
  readonly page: Element
}

/** What stands after one of these in an address names one thing of many. */
const collections = [
  'measures',
  'recommendations',
  'ratings',
  'overrides',
  'targets',
  'figures',
  'data',
  'actions',
  'campaigns',
  'evidence',
  'tour',
]

/** The kind of page at an address, such as `/measures/:id/items`; a list of one team is one of its own. */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://page')
  const parts = pathname.split('/')
  const kind = parts
    .map((part, at) => (collections.includes(parts[at - 1] ?? '') && part !== 'new' ? ':id' : part))
    .join('/')
  return searchParams.has('team') ? `${kind}?team` : kind
}

export type Answer = { readonly status: number; readonly text: string }

export type Walk = {
  /** Asks for an address without a host. */
  readonly ask: (address: string) => Promise<Answer>
  /** Whether a page that another links to is to be asked for, or is left out of the sample. */
  readonly isWalked: (address: string) => boolean
}

/** Asks a server that listens at an address, as whoever's cookie it is. */
export const askingAt =
  (server: string, cookie: string): Walk['ask'] =>
  async (address) => {
    const answer = await fetch(server + address, { headers: { cookie } })
    return { status: answer.status, text: await answer.text() }
  }

/** The same, which asks for each address once. */
export function askedOnce(ask: Walk['ask']): Walk['ask'] {
  const answers = new Map<string, Promise<Answer>>()
  return (address) => {
    const answer = answers.get(address) ?? ask(address)
    answers.set(address, answer)
    return answer
  }
}

/** Every page that links lead to from the plan, nearest first; files such as CSV are none. */
export async function walkPages({ ask, isWalked }: Walk): Promise<WalkedPage[]> {
  const seen = new Set(['/'])
  const pages: WalkedPage[] = []
  for (const address of seen) {
    const { status, text } = await ask(address)
    if (status !== 200) throw new Error(`${address} answered ${status}.`)
    const page = readHtml(text)
    pages.push({ address, kind: kindOf(address), page })
    for (const linked of linksOf(page, address))
      if (!seen.has(linked) && isWalked(linked)) seen.add(linked)
  }
  return pages
}

export type PageKind = {
  readonly kind: string
  /** The page of its kind nearest to the plan. */
  readonly address: string
  /** Others of its kind that pages link to, not asked for. */
  readonly others: ReadonlySet<string>
}

/** One page of each kind there is. */
export async function eachKind(ask: Walk['ask']): Promise<PageKind[]> {
  const kinds = new Map([['/', { kind: '/', address: '/', others: new Set<string>() }]])
  await walkPages({
    ask,
    isWalked: (address) => {
      const kind = kindOf(address)
      const met = kinds.get(kind)
      if (met === undefined) kinds.set(kind, { kind, address, others: new Set() })
      else if (met.address !== address) met.others.add(address)
      return met === undefined
    },
  })
  return [...kinds.values()]
}

/**
 * Files, the page of one's own sign-in, and pages of other days and other plans, which are held to
 * today's pages over copies of those days: src/web/pages/history/as-at-pages.test.ts.
 */
const leftOut = /\.(?:csv|ics)$|\/file$|^\/account$|\/history\b|^\/plans\b/

/** Where the page's links lead within the service, without what stands after `#`. */
function linksOf(page: Element, address: string): string[] {
  const at = new URL(address, 'http://page')
  const links = [...within(page)].filter(({ tag }) => tag === 'a')
  return links
    .map((link) => new URL(attributeOf(link, 'href'), at))
    .filter((to) => to.origin === at.origin && !leftOut.test(to.pathname))
    .map((to) => to.pathname + to.search)
}

const eachWalked = 4
const oneIn = 16

/**
 * A fixed sample of what is without end: every address without a query or that names a team alone,
 * every council's list of the month; of each other kind of page and of question the first four
 * met and then one in sixteen.
 */
export function sampled(month: string): Walk['isWalked'] {
  const met = new Map<string, number>()
  return (address) => {
    const { pathname, searchParams } = new URL(address, 'http://page')
    const asked = [...searchParams.keys()].toSorted().join()
    const isCouncilsList = pathname.endsWith('/items') && searchParams.get('period') === month
    if (asked === '' || asked === 'name' || (isCouncilsList && asked === 'period')) return true
    const alike = `${kindOf(address)}?${asked}`
    met.set(alike, (met.get(alike) ?? 0) + 1)
    return (met.get(alike) ?? 0) <= eachWalked || crc32(address) % oneIn === 0
  }
}
