import { cpus, totalmem } from 'node:os'
import type { PandasRun } from './compare-with-pandas.ts'
import type { CompareTimes } from './time-compare.ts'
import type { ExampleTimes } from './time-example.ts'
import type { ImportTimes } from './time-import.ts'
import type { CountedMeasures } from './time-measures.ts'
import {
  megabytes,
  seconds,
  sectionText,
  times,
  whole,
  type Line,
  type Section,
} from './report-section.ts'
import type { SignInTimes } from './programs/time-sign-in.ts'
import { pageSection, signInSection } from './report-pages.ts'
import type { PageTimes } from './time-pages.ts'

/** All that was measured at one scale. */
export type ScaleResult = {
  readonly scale: number
  readonly rows: number
  readonly csvMegabytes: number
  readonly import: ImportTimes
  readonly measures: CountedMeasures
  readonly pandas: PandasRun | undefined
  readonly pages: PageTimes
  /** Of one council alone. */
  readonly signIn: SignInTimes | undefined
  /** Of one council alone. */
  readonly largePlan: PageTimes | undefined
  /** Of one council alone. */
  readonly compare: CompareTimes | undefined
}

/** The example made, and its pages. */
export type ExampleResult = ExampleTimes & { readonly pages: PageTimes }

/** The whole report as text: a table for each part, targets beside the figures they are about. */
export function report(results: readonly ScaleResult[], example: ExampleResult): string {
  const sections = [
    importSection(results),
    measureSection(results),
    ...(results.every(({ pandas }) => pandas) ? [pandasSection(results)] : []),
    pageSection(
      'A council and one ten times as large',
      results.map(({ pages }) => pages),
    ),
    ...results.flatMap(({ signIn }) => (signIn ? [signInSection(signIn)] : [])),
    pageSection(
      'A plan of 200 recommendations, 5,000 actions and 20,000 items of evidence',
      results.flatMap(({ largePlan }) => largePlan ?? []),
      { median: 100 },
    ),
    pageSection('The example', [example.pages]),
    compareSection(results),
    exampleSection(example),
  ]
  const processors = cpus()
  const head = `Node ${process.versions.node}, ${processors.length} processors (${processors[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  return [head, ...sections.map(sectionText)].join('\n\n')
}

function importSection(results: readonly ScaleResult[]): Section {
  const each = (valueOf: (result: ScaleResult) => string) => results.map(valueOf)
  const rate = ({ rows, import: { import: ours } }: ScaleResult) =>
    rows / (ours.milliseconds / 1000)
  return {
    title: `Import, whole processes, medians of ${results.map((r) => r.import.rounds).join(' and ')} alternating rounds`,
    lines: [
      { label: 'rows', values: each(({ rows }) => whole(rows)) },
      { label: 'CSV files', values: each(({ csvMegabytes }) => megabytes(csvMegabytes)) },
      { label: 'import', values: each((r) => seconds(r.import.import.milliseconds)) },
      {
        label: 'rows a second',
        values: each((r) => whole(rate(r))),
        ...targetAtTenfold(results, 'over 1,000,000 at tenfold', (r) => rate(r) > 1_000_000),
      },
      {
        label: 'DuckDB’s own read, check and write',
        values: each((r) => seconds(r.import.duckdb.milliseconds)),
      },
      {
        label: 'import ÷ DuckDB’s own work',
        values: each((r) => times(r.import.ratio)),
        target: {
          text: 'at most 2',
          met: results.every((r) => r.import.ratio <= 2),
        },
      },
      {
        label: 'the same, of processor time',
        values: each((r) => times(r.import.processorRatio)),
      },
      growthLine(results, (r) => r.import.import.milliseconds),
      {
        label: 'peak memory',
        values: each((r) => megabytes(r.import.import.peakMegabytes)),
        ...targetAtTenfold(
          results,
          'under 1,000 MB at tenfold',
          (r) => r.import.import.peakMegabytes < 1000,
        ),
      },
      {
        label: 'import with every figure counted',
        values: each((r) => seconds(r.import.withFigures.milliseconds)),
      },
      {
        label: '  its peak memory',
        values: each((r) => megabytes(r.import.withFigures.peakMegabytes)),
        ...targetAtTenfold(
          results,
          'under 1,000 MB at tenfold',
          (r) => r.import.withFigures.peakMegabytes < 1000,
        ),
      },
    ],
  }
}

function measureSection(results: readonly ScaleResult[]): Section {
  const each = (valueOf: (result: ScaleResult) => string) => results.map(valueOf)
  const total = ({ measures }: ScaleResult) => measures.opening + measures.together
  const ids = Object.keys(results[0]?.measures.measures ?? {})
  return {
    title:
      'Measures on the imported snapshot: every month, quarter and year since April 2017, council, services and teams (medians of 3)',
    lines: [
      {
        label: 'opening, and what measures share',
        values: each((r) => seconds(r.measures.opening)),
      },
      ...ids.map((id) => ({
        label: id,
        values: each((r) => seconds(r.measures.measures[id] ?? Number.NaN)),
      })),
      {
        label: 'opening and all of them together',
        values: each((r) => seconds(total(r))),
        target: {
          text: 'under 2 s, under 10 s at tenfold',
          met: results.every((r) => total(r) < (r.scale === 1 ? 2000 : 10_000)),
        },
      },
      growthLine(results, total),
      {
        label: 'peak memory of all these rounds in one process',
        values: each((r) => megabytes(r.measures.peakMegabytes)),
        target: {
          text: 'under 1,000 MB',
          met: results.every((r) => r.measures.peakMegabytes < 1000),
        },
      },
    ],
  }
}

function pandasSection(results: readonly ScaleResult[]): Section {
  const each = (valueOf: (result: ScaleResult) => string) => results.map(valueOf)
  const ids = Object.keys(results[0]?.pandas?.seconds ?? {})
  const pandasTime = (id: string) => (r: ScaleResult) => (r.pandas?.seconds[id] ?? 0) * 1000
  const ours = (id: string) => (r: ScaleResult) => r.measures.months[id] ?? Number.NaN
  const ratio = (id: string) => (r: ScaleResult) => pandasTime(id)(r) / ours(id)(r)
  return {
    title: 'Two measures, months and teams alone, by a pandas script from the same files and by us',
    lines: [
      ...ids.flatMap((id) => [
        { label: `${id}: pandas`, values: each((r) => seconds(pandasTime(id)(r))) },
        { label: '  ours, on the snapshot', values: each((r) => seconds(ours(id)(r))) },
        {
          label: '  pandas ÷ ours',
          values: each((r) => times(ratio(id)(r))),
          target: {
            text: 'at least 10',
            met: results.every((r) => ratio(id)(r) >= 10),
          },
        },
        {
          label: '  the same, of processor time',
          values: each((r) =>
            times(
              ((r.pandas?.processorSeconds[id] ?? 0) * 1000) /
                (r.measures.processorMonths[id] ?? Number.NaN),
            ),
          ),
        },
        {
          label: '  pandas ÷ (opening + measure)',
          values: each((r) => times(pandasTime(id)(r) / (r.measures.opening + ours(id)(r)))),
        },
        {
          label: '  pandas ÷ (import + opening + measure)',
          values: each((r) =>
            times(
              pandasTime(id)(r) / (r.import.import.milliseconds + r.measures.opening + ours(id)(r)),
            ),
          ),
        },
      ]),
      {
        label: 'pandas: peak memory',
        values: each((r) => megabytes(r.pandas?.peakMegabytes ?? 0)),
      },
      {
        label: 'team-months compared',
        values: each((r) => whole(r.pandas?.teamMonths ?? 0)),
      },
      {
        label: 'team-months that differ',
        values: each((r) => whole(r.pandas?.disagreements.length ?? 0)),
        target: {
          text: 'none',
          met: results.every((r) => r.pandas?.disagreements.length === 0),
        },
      },
    ],
  }
}

function compareSection(results: readonly ScaleResult[]): Section {
  const each = (valueOf: (compare: CompareTimes) => string) =>
    results.map(({ compare }) => (compare === undefined ? 'not run' : valueOf(compare)))
  const council = results.find(({ scale }) => scale === 1)
  return {
    title: `Two snapshots, a month apart and some records mended, compared in all measures and periods (whole processes, medians of ${council?.compare?.rounds})`,
    lines: [
      {
        label: 'compare',
        values: each((compare) => seconds(compare.milliseconds)),
        target: {
          text: 'under 2 s for one council',
          met: (council?.compare?.milliseconds ?? Number.NaN) < 2000,
        },
      },
      {
        label: '  its processor time',
        values: each((compare) => seconds(compare.processorMilliseconds)),
      },
      { label: 'changes told', values: each(({ changes }) => whole(changes)) },
      { label: 'peak memory', values: each((compare) => megabytes(compare.peakMegabytes)) },
    ],
  }
}

function exampleSection(example: ExampleTimes): Section {
  return {
    title: `The example’s eight extracts made, imported and counted (whole processes, medians of ${example.rounds})`,
    lines: [
      {
        label: 'in all',
        values: [seconds(example.milliseconds)],
        target: { text: 'under 20 s', met: example.milliseconds < 20_000 },
      },
      { label: '  processor time', values: [seconds(example.processorMilliseconds)] },
      { label: 'peak memory', values: [megabytes(example.peakMegabytes)] },
    ],
  }
}

/** Time over rows, largest against smallest: 1 is linear. */
function growthLine(
  results: readonly ScaleResult[],
  timeOf: (result: ScaleResult) => number,
): Line {
  const [first, last] = [results[0], results.at(-1)]
  if (first === undefined || last === undefined || first === last)
    return { label: 'growth', values: ['one size only'] }
  const growth = timeOf(last) / timeOf(first) / (last.rows / first.rows)
  return {
    label: 'growth of time ÷ growth of rows',
    values: ['', times(growth)],
    target: { text: 'at most 1', met: growth <= 1 },
  }
}

function targetAtTenfold(
  results: readonly ScaleResult[],
  text: string,
  isMet: (result: ScaleResult) => boolean,
): Pick<Line, 'target'> {
  const tenfold = results.find(({ scale }) => scale === 10)
  return tenfold === undefined ? {} : { target: { text, met: isMet(tenfold) } }
}
