import { megabytes, type Line, type Section } from './report-section.ts'
import type { SignInTimes } from './programs/time-sign-in.ts'
import type { PageTime, PageTimes } from './time-pages.ts'

/** The pages of one server or of several, each kind on lines of its own. */
export function pageSection(
  of: string,
  servers: readonly PageTimes[],
  limits: Limits = usualLimits,
): Section {
  const kinds = new Set(servers.flatMap(({ pages }) => pages.map(({ kind }) => kind)))
  return {
    title: `Pages. ${of}: medians of 60 requests one after another`,
    lines: [
      ...[...kinds].flatMap((kind) =>
        linesOf(kind, limits, (page) =>
          servers.map(({ pages }) => page(pages.find((one) => one.kind === kind))),
        ),
      ),
      {
        label: 'server: peak memory, its register (PGlite) in the same process',
        values: servers.map(({ peakMegabytes }) => megabytes(peakMegabytes)),
      },
    ],
  }
}

/** What is to be reached, in milliseconds and kilobytes; what is left out is not asked. */
type Limits = {
  readonly median: number
  readonly ofTwenty?: number
  /** Of the plan's page. */
  readonly kilobytes?: number
}

const usualLimits: Limits = { median: 50, ofTwenty: 250, kilobytes: 100 }

type EachServer = <Value>(of: (page: PageTime | undefined) => Value) => readonly Value[]

function linesOf(kind: string, limits: Limits, each: EachServer): Line[] {
  const numbers = (of: (page: PageTime) => string) => each((page) => (page ? of(page) : 'none'))
  const isUnder = (most: number, of: (page: PageTime) => number): boolean =>
    each((page) => page === undefined || of(page) < most).every(Boolean)
  const target = (most: number, unit: string, of: (page: PageTime) => number) => ({
    text: `under ${most} ${unit}`,
    met: isUnder(most, of),
  })
  const asked = (most: number | undefined, unit: string, of: (page: PageTime) => number) =>
    most === undefined ? {} : { target: target(most, unit, of) }
  return [
    {
      label: kind,
      values: numbers(({ median }) => `${median.toFixed(1)} ms`),
      target: target(limits.median, 'ms', ({ median }) => median),
    },
    {
      label: '  95th percentile, 20 at once without a pause',
      values: numbers((page) => `${page.percentile95OfTwenty.toFixed(0)} ms`),
      ...asked(limits.ofTwenty, 'ms', (page) => page.percentile95OfTwenty),
    },
    {
      label: '  95th percentile, one after another',
      values: numbers(({ percentile95 }) => `${percentile95.toFixed(1)} ms`),
    },
    {
      label: '  for the first time',
      values: numbers(({ firstTime }) => `${firstTime.toFixed(0)} ms`),
    },
    {
      label: '  HTML before compression',
      values: numbers(({ kilobytes }) => `${kilobytes.toFixed(0)} kB`),
      ...(kind === '/' ? asked(limits.kilobytes, 'kB', (page) => page.kilobytes) : {}),
    },
  ]
}

/** What each kind of page takes, and how much of it is sign-in with scope and how much the record. */
export const signInSection = (kinds: SignInTimes): Section => ({
  title: 'Pages: medians; of them sign-in and scope (and what the access record adds)',
  lines: kinds.map(({ kind, recorded, signedIn, letIn }) => ({
    label: kind,
    values: [
      `${recorded.toFixed(1)} ms`,
      `${(signedIn - letIn).toFixed(1)} ms (${(recorded - signedIn).toFixed(1)})`,
    ],
    target: { text: 'sign-in and scope under 5 ms', met: signedIn - letIn < 5 },
  })),
})
