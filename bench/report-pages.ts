import { megabytes, type Line, type Section } from './report-section.ts'
import type { PageTime, PageTimes } from './time-pages.ts'

/** The pages of one server or of several, each kind on lines of its own. */
export function pageSection(of: string, servers: readonly PageTimes[]): Section {
  const kinds = new Set(servers.flatMap(({ pages }) => pages.map(({ kind }) => kind)))
  return {
    title: `Pages. ${of}: medians of 60 requests one after another`,
    lines: [
      ...[...kinds].flatMap((kind) =>
        linesOf(kind, (page) =>
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

type EachServer = <Value>(of: (page: PageTime | undefined) => Value) => readonly Value[]

function linesOf(kind: string, each: EachServer): Line[] {
  const numbers = (of: (page: PageTime) => string) => each((page) => (page ? of(page) : 'none'))
  const isUnder = (most: number, of: (page: PageTime) => number): boolean =>
    each((page) => page === undefined || of(page) < most).every(Boolean)
  return [
    {
      label: kind,
      values: numbers(({ median }) => `${median.toFixed(1)} ms`),
      target: { text: 'under 50 ms', met: isUnder(50, ({ median }) => median) },
    },
    {
      label: '  95th percentile, 20 at once without a pause',
      values: numbers((page) => `${page.percentile95OfTwenty.toFixed(0)} ms`),
      target: { text: 'under 250 ms', met: isUnder(250, (page) => page.percentile95OfTwenty) },
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
      ...(kind === '/'
        ? { target: { text: 'under 100 kB', met: isUnder(100, (page) => page.kilobytes) } }
        : {}),
    },
  ]
}
