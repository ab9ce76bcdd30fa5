import type { Manifest } from '#records/snapshot-folder.ts'
import type { Plan } from '#plan/plan.ts'
import { dayInWords } from '#calendar/day-in-words.ts'
import { extractAddress } from './addresses.ts'
import type { PageNeeds } from './page-needs.ts'

/** What stands around every page. */
export type Frame = {
  readonly council: string | undefined
  readonly strip: readonly string[]
  /** Which extract the figures are of. */
  readonly extract:
    { readonly day: string; readonly snapshot: string; readonly href: string } | undefined
}

export const frameOf = (
  { strip }: Pick<PageNeeds, 'strip'>,
  plan: Plan | undefined,
  manifest: Manifest | undefined,
): Frame => ({
  council: plan?.council,
  strip,
  extract: manifest && {
    day: dayInWords(manifest.extractedOn),
    snapshot: manifest.snapshot,
    href: extractAddress(manifest.snapshot),
  },
})
