import { hasFallen } from '#records/build/refusals.ts'
import { recordTables } from '#records/record-tables.ts'
import type { TableEntry } from '#records/snapshot-folder.ts'
import { problemsAddress } from '../../addresses.ts'
import { differenceInWords } from '../../words/difference-in-words.ts'
import { grouped } from '../../words/figure-in-words.ts'
import type { ExtractInTime } from './extract-history.ts'

/** One record table of an extract against the last. */
export type TableRow = {
  readonly table: string
  readonly grain: string
  readonly rows: string
  readonly before: string
  readonly difference: string
  /** In words, where there are fewer rows: a fall, or one of more than a tenth. */
  readonly fall: string
  readonly turnedDown: string
  readonly flagged: string
  readonly problemsHref: string | undefined
}

/** Each table that is in this extract or was in the last, in the order of the reference page. */
export function tableRows({ now, before }: ExtractInTime): readonly TableRow[] {
  const entryOf = (tables: readonly TableEntry[] | undefined, name: string) =>
    tables?.find(({ table }) => table === name)
  return recordTables.flatMap(({ name, grain }) => {
    const entry = entryOf(now.tables, name)
    const last = entryOf(before?.tables, name)
    if (entry === undefined && last === undefined) return []
    const hasProblems = entry && entry.rowsTurnedDown + entry.valuesFlagged > 0
    return {
      table: name,
      grain,
      rows: entry ? grouped(entry.rowsAccepted) : 'no file',
      before: last ? grouped(last.rowsAccepted) : 'no file',
      difference: entry && last ? differenceInWords(entry.rowsAccepted, last.rowsAccepted) : '–',
      fall: fallOf(entry, last),
      turnedDown: entry ? grouped(entry.rowsTurnedDown) : '–',
      flagged: entry ? grouped(entry.valuesFlagged) : '–',
      problemsHref: hasProblems ? problemsAddress(now.snapshot, { file: entry.file }) : undefined,
    }
  })
}

function fallOf(entry: TableEntry | undefined, last: TableEntry | undefined): string {
  if (last === undefined) return ''
  if (entry === undefined) return 'gone from this extract'
  if (entry.rowsAccepted >= last.rowsAccepted) return ''
  return hasFallen(entry.rowsAccepted, last.rowsAccepted)
    ? 'a fall of more than a tenth'
    : 'a fall'
}
