import type { Locator, Page } from 'playwright-core'

/** One row of the plan as a reader reads it; a cell's words are its value and then its note. */
export type ReadRow = {
  readonly measure: string
  readonly latest: string
  /** The worst team, where enough is counted: `Sallowford 52.9% (9 of 17)`. */
  readonly worst: string | undefined
}

/** Every counted measure on the plan's page, from the top. */
export async function readPlan(page: Page): Promise<ReadRow[]> {
  const rows = await page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .all()
  return Promise.all(rows.map(readRow))
}

async function readRow(row: Locator): Promise<ReadRow> {
  const cells = await row.getByRole('cell').all()
  const [, latest = ''] = await Promise.all(cells.map(wordsOf))
  const worst = row.getByRole('cell').filter({ has: row.page().getByRole('link') })
  return {
    measure: await measureOf(row.getByRole('rowheader')),
    latest,
    worst: (await worst.count()) === 0 ? undefined : await wordsOf(worst),
  }
}

/** A measure on a recommendation's page: its baseline as the plan prints it and as counted now. */
export type ReadBaseline = {
  readonly measure: string
  readonly printed: string
  readonly counted: string
}

/** The measures of a recommendation's page whose baseline the plan prints. */
export async function readBaselines(page: Page): Promise<ReadBaseline[]> {
  const sections = page.getByRole('region').filter({ has: page.getByRole('heading', { level: 3 }) })
  const withBaseline = sections.filter({ has: page.getByRole('rowheader', { name: 'Baseline' }) })
  return Promise.all(
    (await withBaseline.all()).map(async (section) => {
      const row = section.getByRole('row', { name: 'Baseline' })
      const [, printed = '', counted = ''] = await row.getByRole('cell').allInnerTexts()
      return { measure: await measureOf(section.getByRole('heading')), printed, counted }
    }),
  )
}

/** The id of the measure that a heading leads to; empty where it leads to none. */
async function measureOf(heading: Locator): Promise<string> {
  const links = heading.getByRole('link')
  if ((await links.count()) === 0) return ''
  return (await links.first().getAttribute('href'))?.split('/').at(-1) ?? ''
}

/** A cell's words with single spaces, each of its lines apart. */
async function wordsOf(cell: Locator): Promise<string> {
  const lines = await cell.locator('span:not(span span), a').allTextContents()
  return lines.join(' ').replaceAll(/\s+/g, ' ').trim()
}
