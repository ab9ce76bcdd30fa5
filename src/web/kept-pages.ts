import { createHash } from 'node:crypto'
import type { Plan } from '#plan/plan.ts'
import { keepLately, type KeepLately } from './keep-lately.ts'
import type { ShownSnapshot } from './shown-snapshot.ts'

/**
 * Gives the page that was made for an address from this snapshot and this plan, or makes it. A page
 * of figures changes only with one of the two, so it is kept, the last few asked for; a page of
 * children never is.
 */
export type KeptPages = (
  shown: ShownSnapshot,
  plan: Plan | undefined,
  address: string,
  make: () => Promise<string>,
) => Promise<string>

const pagesKept = 200

export function keepPages(): KeptPages {
  const bySnapshot = new WeakMap<ShownSnapshot, KeepLately<string>>()
  return (shown, plan, address, make) => {
    const pages = bySnapshot.get(shown) ?? keepLately<string>(pagesKept)
    bySnapshot.set(shown, pages)
    return pages(`${address} ${plan === undefined ? '' : whatItSays(plan)}`, make)
  }
}

const said = new WeakMap<Plan, string>()

/** The same for two plans that say the same, and for no others. */
export function whatItSays(plan: Plan): string {
  const before = said.get(plan)
  if (before !== undefined) return before
  const now = createHash('sha256').update(JSON.stringify(plan)).digest('base64')
  said.set(plan, now)
  return now
}
