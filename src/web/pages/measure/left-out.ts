import type { Period } from '#calendar/periods.ts'
import { countLeftOut } from '#measures/engine/count-left-out.ts'
import type { Measure } from '#measures/measure.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import { countProblems, type ProblemCount } from '#records/find-problems.ts'
import { sqlText } from '#store/duck.ts'
import { extractAddress, itemsAddress, problemsAddress } from '../../addresses.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { grouped } from '../../words/figure-in-words.ts'

/** What a figure does not count, by reason, with the list that shows it. */
export async function leftOutView({ analysis }: ShownSnapshot, measure: Measure, period: Period) {
  const counts = await countLeftOut(analysis, { measure, period, level: 'council' })
  return {
    rows: counts.map(({ reason, items }) => ({
      reason: capital(reason),
      words: measure.leavesOut[reason] ?? '',
      items: grouped(items),
    })),
    href: itemsAddress(measure.id, { period: period.label, show: 'left-out' }),
    leavesNothing: Object.keys(measure.leavesOut).length === 0,
  }
}

/** Reasons told; the rest are counted together, and the extract's page has them all. */
const mostReasons = 8

/** What is wrong in the tables that a measure reads, by file and reason. */
export async function problemsView(
  { analysis, manifest }: ShownSnapshot,
  measure: Measure,
  dataFolder: string,
) {
  const tables = measure.reads.map(({ name }) => name)
  const all = problemsOf(dataFolder, manifest.snapshot)
  const touching = `(select * from ${all} where "table" in (${tables.map(sqlText).join(', ')}))`
  const counts = manifest.problems === 0 ? [] : await countProblems(analysis.duck, touching)
  return {
    tables: tables.join(', '),
    total: grouped(problemsIn(counts)),
    rows: counts.slice(0, mostReasons).map(({ file, reason, outcome, problems }) => ({
      file,
      reason,
      outcome,
      problems: grouped(problems),
      href: problemsAddress(manifest.snapshot, { file, reason }),
    })),
    more: grouped(problemsIn(counts.slice(mostReasons))),
    isMore: counts.length > mostReasons,
    href: extractAddress(manifest.snapshot),
  }
}

const problemsIn = (counts: readonly ProblemCount[]): number =>
  counts.reduce((total, { problems }) => total + problems, 0)
