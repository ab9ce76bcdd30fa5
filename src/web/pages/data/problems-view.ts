import { dayInWords } from '#calendar/day-in-words.ts'
import type { Plan } from '#plan/plan.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import { findProblems, type ProblemCount } from '#records/find-problems.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import {
  dataAddress,
  extractAddress,
  problemsAddress,
  problemsCsvAddress,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { pageLinks } from '../../page-links.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { grouped } from '../../words/figure-in-words.ts'
import type { ProblemsAsked } from './asked-problems.ts'
import type { DataReads } from './read-lately.ts'

export const problemsOnPage = 100

/** The problems of an extract with their lines, a page of them; undefined where there is no such page. */
export async function problemsView(
  needs: Pick<PageNeeds, 'strip' | 'dataFolder'>,
  plan: Plan | undefined,
  shown: ShownSnapshot,
  now: Manifest,
  asked: ProblemsAsked,
  read: Pick<DataReads, 'counts'>,
) {
  const { file, reason, page } = asked
  const from = problemsOf(needs.dataFolder, now.snapshot)
  const counts = await read.counts(from)
  const total = sumOf(counts.filter((one) => isOf(one, { file, reason })))
  const links = pageLinks(total, problemsOnPage, page, (number) =>
    problemsAddress(now.snapshot, { file, reason, page: number }),
  )
  if (links === undefined) return undefined
  const { first, range, pagination } = links
  const rows = await findProblems(shown.analysis.duck, from, asked, { first, most: problemsOnPage })
  const day = dayInWords(now.extractedOn)
  return {
    frame: frameOf(needs, plan, shown.manifest),
    trail: [
      { text: 'Data', href: dataAddress },
      { text: day, href: extractAddress(now.snapshot) },
      { text: 'Problems' },
    ],
    over: `Extract of ${day}`,
    title: total === 1 ? '1 problem' : `${grouped(total)} problems`,
    all: grouped(sumOf(counts)),
    isFiltered: file !== undefined || reason !== undefined,
    address: problemsAddress(now.snapshot, {}),
    csvHref: problemsCsvAddress(now.snapshot, { file, reason }),
    files: choices('Every file', file, counts, (one) => one.file, (one) => isOf(one, { reason })),
    reasons: choices('Every reason', reason, counts, (one) => one.reason, (one) => isOf(one, { file })),
    rows: rows.map((row) => ({
      ...row,
      line: row.line ?? 'the file',
      column: row.column ?? '–',
    })),
    range,
    pagination,
  }
}

const isOf = (one: ProblemCount, { file, reason }: Partial<ProblemsAsked>): boolean =>
  (file === undefined || one.file === file) && (reason === undefined || one.reason === reason)

const sumOf = (counts: readonly ProblemCount[]): number =>
  counts.reduce((sum, { problems }) => sum + problems, 0)

/** What a list can be narrowed to, each with how many problems that would be. */
function choices(
  every: string,
  chosen: string | undefined,
  counts: readonly ProblemCount[],
  nameOf: (one: ProblemCount) => string,
  isWithin: (one: ProblemCount) => boolean,
) {
  const within = counts.filter(isWithin)
  const names = [...new Set(counts.map(nameOf))].toSorted()
  const option = (value: string, words: string, of: readonly ProblemCount[]) => ({
    value,
    text: `${words} (${grouped(sumOf(of))})`,
    isChosen: value === (chosen ?? ''),
  })
  return [
    option('', every, within),
    ...names.map((name) => option(name, name, within.filter((one) => nameOf(one) === name))),
  ]
}
