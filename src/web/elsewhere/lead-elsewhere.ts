/** Where a link of a page is to lead instead; undefined where it is to be words alone. */
export type LeadTo = (href: string) => string | undefined

const main = /<main\b[\s\S]*<\/main>/
const link = /<a\b([^>]*?)\shref="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g
/** What stands only for those who may change something of today: see show-for-those.ts. */
const forSome = /<!-- for those who may [a-z ]+ -->[\s\S]*?<!-- and no others -->/g

/**
 * A finished page with the links in its main part led elsewhere, and nothing to change on it. So a
 * page of the plan as it stood, or of another plan, is made by the code of today's, whatever links
 * that has come to have.
 */
export const leadElsewhere = (page: string, leadTo: LeadTo): string =>
  page.replace(main, (part) =>
    part
      .replaceAll(forSome, '')
      .replaceAll(link, (_all, before: string, href: string, after: string, words: string) => {
        const to = leadTo(href.replaceAll('&amp;', '&'))
        return to === undefined
          ? `<span>${words}</span>`
          : `<a${before} href="${to.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"${after}>${words}</a>`
      }),
  )

const page = /^(?:\/|\/plan-table|\/recommendations\/[^/?#]+)(?=$|#)/

/** The part of an address that names a page of the plan, with what stands after `#`. */
export function pageOfPlan(
  href: string,
): { readonly page: string; readonly anchor: string } | undefined {
  const found = page.exec(href)?.[0]
  return found === undefined ? undefined : { page: found, anchor: href.slice(found.length) }
}
