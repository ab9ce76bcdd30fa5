import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** How a reader takes a step: with the mouse or with the keyboard. */
export type Hand = {
  readonly press: (step: Locator) => Promise<void>
  readonly choose: (list: Locator, option: string) => Promise<void>
}

/** What a page says first, under its title. */
export const openingOf = (page: Page): Promise<string> =>
  page.getByRole('main').locator('.app-opening').first().innerText()

/** How the rows of a list stand, from the top: `13 days late`, `met`. */
export const standings = (page: Page): Promise<string[]> =>
  page.getByRole('table').locator('[data-label="How it stands"] > :first-child').allInnerTexts()

/** The records of a list, from the top. */
export const records = (page: Page): Promise<string[]> =>
  page.getByRole('table').getByRole('rowheader').allInnerTexts()

/**
 * Goes from the plan to the late assessments of the worst team in four steps, reading on each page
 * what its reader came for. Ends on the list of the late ones alone.
 */
export async function goToLateChildren(page: Page, { press, choose }: Hand): Promise<void> {
  assert.match(
    await openingOf(page),
    /lowest team is 52\.9% \(9 of 17\), Sallowford, .*average of 90\.1%/s,
  )

  await press(page.getByRole('link', { name: 'Assessments completed within 45 working days' }))
  await page.waitForURL(/within-45-working-days$/)
  assert.match(await openingOf(page), /90\.1% \(363 of 403\).*52\.9% \(9 of 17, Sallowford\)/s)
  const team = page.getByRole('table', { name: 'Teams in' }).getByRole('row').nth(1)
  assert.match(await team.innerText(), /^Sallowford\s+52\.9\s+9 of 17\s.*not met$/s)

  await press(team.getByRole('link'))
  await page.waitForURL(/team=Sallowford/)
  assert.equal(
    await page.getByRole('heading', { level: 1 }).innerText(),
    'Sallowford, October 2019: 9 of 17',
  )
  assert.match(await openingOf(page), /^52\.9% \(9 of 17\)\. 8 were not in time/)
  assertLateFirst(await standings(page), { late: 8, met: 9 })

  await choose(page.getByRole('combobox', { name: 'Show' }), 'Late or not met (8)')
  await press(page.getByRole('button', { name: 'Show' }))
  await page.waitForURL(/show=late/)
  assertLateFirst(await standings(page), { late: 8, met: 0 })
}

export function assertLateFirst(
  shown: readonly string[],
  { late, met }: { readonly late: number; readonly met: number },
): void {
  assert.equal(shown.length, late + met)
  for (const standing of shown.slice(0, late)) assert.match(standing, /^\d+ .*days? late$/)
  for (const standing of shown.slice(late)) assert.equal(standing, 'met')
}
