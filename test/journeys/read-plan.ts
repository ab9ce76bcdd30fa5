import type { Locator, Page } from 'playwright-core'

/** One row of the plan as a reader reads it; a cell's words are its value and then its note. */
export type ReadRow = {
  readonly measure: string
  readonly baseline: string
  readonly latest: string
  /** The worst team and the best, where enough is counted: `Sallowford 52.9% (9 of 17)`. */
  readonly teams: readonly string[]
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
  const href = await row.getByRole('rowheader').getByRole('link').getAttribute('href')
  const cells = await row.getByRole('cell').all()
  const [baseline = '', , latest = ''] = await Promise.all(cells.map(wordsOf))
  const teams = row.getByRole('cell').filter({ has: row.page().getByRole('link') })
  return {
    measure: href?.split('/').at(-1) ?? '',
    baseline,
    latest,
    teams: await Promise.all((await teams.all()).map(wordsOf)),
  }
}

/** A cell's words with single spaces, each of its lines apart. */
async function wordsOf(cell: Locator): Promise<string> {
  const lines = await cell.locator('span:not(span span), a').allTextContents()
  return lines.join(' ').replaceAll(/\s+/g, ' ').trim()
}
