import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'

const accessible = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds against WCAG 2.2 AA and good practice: a line for each, with where it stands. No page
 * has frames, so it runs in the page itself, and it keeps nothing of what is right: a quarter of the time.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: accessible, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}, such as ${nodes[0]?.target.join(' ')})`,
  )
}

/** What stands out on the right of the window, widest first: the page would scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth && scrollWidth <= innerWidth) return []
    return ['the page is ' + scrollWidth + ' wide in ' + innerWidth,
      ...[...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.tagName + '.' + one.getAttribute('class'))
        .slice(0, 5)]
  })()`)
}

/** Headings out of order: a first that is not the page's one h1, or a level skipped on the way down. */
export async function headingFaults(page: Page): Promise<string[]> {
  const levels = await page.evaluate<number[]>(
    `[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1]))`,
  )
  const faults = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0
    return level > before + 1 ? [`h${level} after h${before}`] : []
  })
  const firsts = levels.filter((level) => level === 1).length
  return firsts === 1 && levels[0] === 1 ? faults : [`${firsts} h1 of ${levels.join()}`, ...faults]
}

/** Whether what has the focus looks other than it does without, in outline or shadow. */
const showsFocus = `(() => {
  const one = document.activeElement
  const look = () => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one)
    const isClear = outlineStyle === 'none' || outlineColor === 'rgba(0, 0, 0, 0)'
    return [isClear ? '' : outlineWidth + outlineColor, boxShadow].join(' ')
  }
  const focused = look()
  one.blur()
  const plain = look()
  one.focus()
  return focused !== plain
})()`

const mostPresses = 400

/**
 * Presses Tab until a link has the focus, as someone without a mouse does, and says whether the
 * focus can be seen on it. Throws where it is not reached.
 */
export async function tabTo(page: Page, link: Locator): Promise<'seen' | 'not seen'> {
  const focused = link.and(page.locator(':focus'))
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await focused.count()) === 0) continue
    return (await page.evaluate<boolean>(showsFocus)) ? 'seen' : 'not seen'
  }
  throw new Error(`${mostPresses} presses of Tab do not reach the link.`)
}
