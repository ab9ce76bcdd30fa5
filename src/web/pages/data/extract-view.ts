import { dayInWords } from '#calendar/day-in-words.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import type { Plan } from '#plan/plan.ts'
import { problemsOf } from '#records/build/problem-table.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import { dataAddress, extractAddress, measureAddress, problemsAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { differenceInWords } from '../../words/difference-in-words.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { instantInWords } from '../../words/instant-in-words.ts'
import { asKnownIn, shownBase, shownValue, type ShownFigure } from '../../words/shown-figure.ts'
import { lossesOf, type ExtractInTime } from './extract-history.ts'
import { figureMoves, moveInWords, type FigureMove } from './figure-moves.ts'
import { missingParts } from './missing-parts.ts'
import type { DataReads } from './read-lately.ts'
import { tableRows, type TableRow } from './table-rows.ts'

/** An extract has some ten kinds of problem; one where all is wrong has hundreds. */
const mostKinds = 100

/** One extract: what it changed, what is wrong with it, its rows against last time, what it lacks. */
export async function extractView(
  needs: Pick<PageNeeds, 'strip' | 'dataFolder'>,
  plan: Plan | undefined,
  shown: ShownSnapshot,
  extract: ExtractInTime,
  read: DataReads,
) {
  const { now, before } = extract
  const tables = tableRows(extract)
  const counts = await read.counts(problemsOf(needs.dataFolder, now.snapshot))
  return {
    frame: frameOf(needs, plan, shown.manifest),
    trail: [{ text: 'Data', href: dataAddress }, { text: dayInWords(now.extractedOn) }],
    title: `Extract of ${dayInWords(now.extractedOn)}`,
    opening: openingOf(extract, tables, shown),
    snapshot: now.snapshot,
    imported: instantInWords(now.importedAt),
    last: before && {
      day: dayInWords(before.extractedOn),
      href: extractAddress(before.snapshot),
    },
    changed: before && (await changedView(needs, shown, { now, before }, read)),
    problems: now.problems,
    problemsWords: grouped(now.problems),
    problemsHref: problemsAddress(now.snapshot, {}),
    kindsLeft: Math.max(0, counts.length - mostKinds),
    counts: counts.slice(0, mostKinds).map(({ file, reason, outcome, problems }) => ({
      file,
      reason,
      outcome,
      problems: grouped(problems),
      href: problemsAddress(now.snapshot, { file, reason }),
    })),
    tables,
    missing: missingParts(now),
  }
}

function openingOf(
  { now, before }: ExtractInTime,
  tables: readonly TableRow[],
  shown: ShownSnapshot,
): readonly string[] {
  const against = before
    ? ` (${differenceInWords(now.rows, before.rows)} against ${dayInWords(before.extractedOn)})`
    : ''
  const falls = tables.filter(({ fall }) => fall !== '').length
  const fallWords = !before
    ? 'It is the first, so there is no last time to hold it against.'
    : falls === 0
      ? 'No table has fewer rows than last time.'
      : `${falls} ${falls === 1 ? 'table has' : 'tables have'} fewer rows than last time.`
  const { turnedDown, flagged } = lossesOf(now)
  return [
    `${grouped(now.rows)} rows from ${now.tables.length} ${now.tables.length === 1 ? 'file' : 'files'}${against}. ${fallWords}`,
    now.problems === 0
      ? 'Nothing was found wrong with it.'
      : `${grouped(turnedDown)} ${turnedDown === 1 ? 'row was' : 'rows were'} turned down and ${grouped(flagged)} ${flagged === 1 ? 'value' : 'values'} flagged.`,
    shown.manifest.snapshot === now.snapshot
      ? 'It is current: all pages show it.'
      : `It is not current: pages show the extract of ${dayInWords(shown.manifest.extractedOn)}.`,
  ]
}

type TwoExtracts = { readonly now: Manifest; readonly before: Manifest }

async function changedView(
  { dataFolder }: Pick<PageNeeds, 'dataFolder'>,
  { analysis, manifest }: ShownSnapshot,
  two: TwoExtracts,
  read: DataReads,
) {
  const found = await figureMoves(read.figures, dataFolder, two, analysis.settings)
  const command = `node src/main.ts compare ${two.before.snapshot} ${two.now.snapshot}`
  if (!found.isKnown)
    return { sentence: '', command: `node src/main.ts figures --snapshot ${found.uncounted}` }
  const { moves, unmoved } = found
  const [first] = moves
  const known = (snapshot: string, figure: ShownFigure): ShownFigure =>
    snapshot === manifest.snapshot ? figure : asKnownIn(snapshot, figure)
  return {
    sentence: sentenceOf(moves.length, unmoved, first),
    command: first && `${command} --measure ${first.measure.id}`,
    rows: moves.map((move) => ({
      title: move.measure.title,
      href: measureAddress(move.measure.id, move.period.label),
      months: `${move.monthsChanged} of ${move.months}`,
      period: periodInWords(move.period),
      before: known(two.before.snapshot, shownValue(move.measure, move.before)),
      beforeBase: known(two.before.snapshot, shownBase(move.measure, move.before)),
      now: known(two.now.snapshot, shownValue(move.measure, move.now)),
      nowBase: known(two.now.snapshot, shownBase(move.measure, move.now)),
      difference: moveInWords(move),
    })),
  }
}

function sentenceOf(moved: number, unmoved: number, first: FigureMove | undefined): string {
  if (first === undefined) return 'No month that was over before has another figure now.'
  const rest = unmoved === 0 ? '' : ` ${unmoved} ${unmoved === 1 ? 'has' : 'have'} not moved.`
  return `${moved} ${moved === 1 ? 'measure has' : 'measures have'} other figures now in months that were over before.${rest}`
}
