import { crc32 } from 'node:zlib'
import { attributeOf, readHtml, within, type Element } from './read-html.ts'

export type WalkedPage = {
  /** Path and query. */
  readonly address: string
  readonly kind: string
  readonly html: string
  readonly page: Element
}

/** What stands after one of these in an address names one thing of many. */
const collections = ['measures', 'recommendations', 'data', 'tour']

/** The kind of page at an address: `/measures/:id/items`. */
export function kindOf(address: string): string {
  const parts = new URL(address, 'http://page').pathname.split('/')
  return parts
    .map((part, at) => (collections.includes(parts[at - 1] ?? '') ? ':id' : part))
    .join('/')
}

export type Walk = {
  readonly server: string
  /** Whether a page that another links to is to be asked for, or is left out of the sample. */
  readonly isWalked: (address: string) => boolean
}

/** Every page that links lead to from the plan, nearest first; files such as CSV are none. */
export async function walkPages({ server, isWalked }: Walk): Promise<WalkedPage[]> {
  const seen = new Set(['/'])
  const pages: WalkedPage[] = []
  for (const address of seen) {
    const answer = await fetch(server + address)
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`)
    const page = readHtml(html)
    pages.push({ address, kind: kindOf(address), html, page })
    for (const linked of linksOf(page, server + address))
      if (!seen.has(linked) && isWalked(linked)) seen.add(linked)
  }
  return pages
}

/** Where the page's links lead within the service, without what stands after `#`. */
export function linksOf(page: Element, at: string): string[] {
  const { origin } = new URL(at)
  const links = [...within(page)].filter(({ tag }) => tag === 'a')
  return links
    .map((link) => new URL(attributeOf(link, 'href'), at))
    .filter((to) => to.origin === origin && !to.pathname.endsWith('.csv'))
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
