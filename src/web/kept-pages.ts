import { createHash } from 'node:crypto'
import type { Plan } from '#plan/plan.ts'
import { keepLately, type KeepLately } from './keep-lately.ts'
import type { ShownSnapshot } from './shown-snapshot.ts'

/**
 * Gives the page that was made for an address from this snapshot and this plan, or makes it. A page
 * of figures changes only with one of the two, so it is kept, the last few asked for, in the octets
 * that are sent; a page of children never is.
 */
export type KeptPages = (
  shown: ShownSnapshot,
  plan: Plan | undefined,
  address: string,
  make: () => Promise<string>,
) => Promise<Buffer>

const pagesKept = 200

export function keepPages(): KeptPages {
  const bySnapshot = new WeakMap<ShownSnapshot, KeepLately<Buffer>>()
  return (shown, plan, address, make) => {
    const pages = bySnapshot.get(shown) ?? keepLately<Buffer>(pagesKept)
    bySnapshot.set(shown, pages)
    return pages(`${address} ${plan === undefined ? '' : whatItSays(plan)}`, async () =>
      Buffer.from(await make()),
    )
  }
}

const said = new WeakMap<object, string>()

/** One text for all that a value says; the value is not changed afterwards. */
export function whatItSays(value: object): string {
  const before = said.get(value)
  if (before !== undefined) return before
  const now = createHash('sha256').update(JSON.stringify(value)).digest('base64')
  said.set(value, now)
  return now
}
