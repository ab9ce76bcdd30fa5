import { grouped } from './words/figure-in-words.ts'

/** What GOV.UK's pagination prints for one page of a list. */
export type PageLinks = {
  /** The index of the page's first row. */
  readonly first: number
  /** `Rows 101 to 200 of 403`; empty where all are on one page. */
  readonly range: string
  /** Undefined where all are on one page. */
  readonly pagination:
    | {
        readonly landmarkLabel: string
        readonly items: readonly PageItem[]
        readonly previous?: { readonly href: string }
        readonly next?: { readonly href: string }
      }
    | undefined
}

type PageItem =
  | { readonly ellipsis: true }
  | { readonly number: number; readonly href: string; readonly current: boolean }

/** The way between the pages of a list of so many rows; undefined where there is no such page. */
export function pageLinks(
  rows: number,
  rowsOnPage: number,
  page: number,
  addressOf: (page: number) => string,
): PageLinks | undefined {
  const pages = Math.max(1, Math.ceil(rows / rowsOnPage))
  if (page > pages) return undefined
  const first = (page - 1) * rowsOnPage
  if (pages === 1) return { first, range: '', pagination: undefined }
  const shown = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  const items = [...new Set(shown)].flatMap((number, index, all): PageItem[] => {
    const before = all[index - 1] ?? number - 1
    const link = { number, href: addressOf(number), current: number === page }
    return before < number - 1 ? [{ ellipsis: true }, link] : [link]
  })
  return {
    first,
    range: `Rows ${grouped(first + 1)} to ${grouped(Math.min(first + rowsOnPage, rows))} of ${grouped(rows)}`,
    pagination: {
      landmarkLabel: 'Pages of the list',
      items,
      ...(page > 1 ? { previous: { href: addressOf(page - 1) } } : {}),
      ...(page < pages ? { next: { href: addressOf(page + 1) } } : {}),
    },
  }
}
