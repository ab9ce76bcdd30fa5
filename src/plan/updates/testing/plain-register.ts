import { isDeepStrictEqual } from 'node:util'

export const months = ['2019-11', '2019-12'] as const
export type Month = (typeof months)[number]

/** All that an update says, whoever said it. */
export type Said = {
  readonly narrative: string
  readonly givenBy: number | null
  readonly figures: number | null
  readonly rating: string | null
  readonly actions: readonly { readonly id: number; readonly status: string }[]
}

/** The same told plainly: everything in memory, and an approval a copy of all that was said. */
export class PlainRegister {
  rating: string | null = null
  actions: { id: number; status: string }[] = []
  updates = new Map<Month, Pick<Said, 'narrative' | 'givenBy' | 'figures'>>()
  closed = new Map<Month, Said>()
  approvals: { readonly month: Month; readonly by: number; readonly said: Said }[] = []

  said(month: Month): Said | undefined {
    const update = this.updates.get(month)
    const now = update && { ...update, rating: this.rating, actions: this.actions }
    return this.closed.get(month) ?? structuredClone(now)
  }

  save(month: Month, update: Pick<Said, 'narrative' | 'givenBy' | 'figures'>): void {
    if (!this.updates.has(month))
      for (const earlier of months.filter((one) => one < month)) {
        const said = this.said(earlier)
        if (said !== undefined) this.closed.set(earlier, said)
      }
    this.updates.set(month, update)
  }

  holding(month: Month): boolean[] {
    return this.approvals
      .filter((one) => one.month === month)
      .map(({ said }) => isDeepStrictEqual(said, this.said(month)))
  }
}
