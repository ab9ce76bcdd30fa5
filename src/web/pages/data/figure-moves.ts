import type { LocalDate } from '#calendar/local-date.ts'
import { isPartPeriod, parsePeriod, type Period } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { figuresAtHand } from '#measures/engine/figure-store.ts'
import { storedFigures } from '#measures/engine/find-figures.ts'
import type { Figure } from '#measures/figure.ts'
import type { Measure, Settings } from '#measures/measure.ts'
import { compare, minus, printTo } from '#plan/exact-numbers.ts'
import { readingOf } from '#plan/standing.ts'
import type { Manifest } from '#records/snapshot-folder.ts'
import type { Duck } from '#store/duck.ts'
import { stateInWords } from '../../words/figure-in-words.ts'

/** What an extract changed in the months of one measure that were over before. */
export type FigureMove = {
  readonly measure: Measure
  /** Months that both have and that were over at the first, and those of them that changed. */
  readonly months: number
  readonly monthsChanged: number
  /** The month that moved furthest. */
  readonly period: Period
  readonly before: Figure
  readonly now: Figure
}

export type FigureMoves =
  | { readonly isKnown: true; readonly moves: readonly FigureMove[]; readonly unmoved: number }
  /** The snapshot whose figures have not been counted under the settings in force. */
  | { readonly isKnown: false; readonly uncounted: string }

/** The council's months in a file of figures. Such a file never changes, so they may be kept by its name. */
export type ReadFigures = (from: string) => Promise<readonly Figure[]>

export const readFigures = (duck: Duck, from: string): Promise<readonly Figure[]> =>
  storedFigures(duck, { measures: catalogue, periodKind: 'month', level: 'council' }, from)

/**
 * The difference of the council's stored figures in two extracts, both under the settings in force,
 * measure by measure, the furthest moved first: points for percentages, and for the rest the share of
 * the figure that moved, so that weeks and counts have their place among them.
 */
export async function figureMoves(
  read: ReadFigures,
  dataFolder: string,
  { now, before }: { readonly now: Manifest; readonly before: Manifest },
  settings: Settings,
): Promise<FigureMoves> {
  const fileOf = (snapshot: string) =>
    figuresAtHand({ dataFolder, snapshot, settings, measures: catalogue })
  const [earlierFile, laterFile] = [fileOf(before.snapshot), fileOf(now.snapshot)]
  if (earlierFile === undefined) return { isKnown: false, uncounted: before.snapshot }
  if (laterFile === undefined) return { isKnown: false, uncounted: now.snapshot }
  const [earlier, later] = [await read(earlierFile), await read(laterFile)]
  const moves = movesBetween(earlier, later, before.extractedOn)
  return { isKnown: true, moves, unmoved: catalogue.length - moves.length }
}

/** The measures that moved from one extract's months, taken on a day, to another's. */
export const movesBetween = (
  earlier: readonly Figure[],
  later: readonly Figure[],
  takenOn: LocalDate,
): FigureMove[] =>
  catalogue
    .flatMap((measure) => {
      const monthsOf = (figures: readonly Figure[]) =>
        figures.filter((figure) => figure.measure === measure.id)
      return moveOf(measure, monthsOf(earlier), monthsOf(later), takenOn) ?? []
    })
    .toSorted((one, other) => sizeOf(other) - sizeOf(one))

function moveOf(
  measure: Measure,
  earlier: readonly Figure[],
  later: readonly Figure[],
  takenOn: LocalDate,
): FigureMove | undefined {
  const changed: FigureMove[] = []
  let months = 0
  for (const before of earlier) {
    const period = parsePeriod(before.period)
    const now = later.find((figure) => figure.period === before.period)
    if (period === undefined || now === undefined || isPartPeriod(period, takenOn)) continue
    months += 1
    if (before.numerator === now.numerator && before.denominator === now.denominator) continue
    changed.push({ measure, months: 0, monthsChanged: 0, period, before, now })
  }
  const [furthest] = changed.toSorted((one, other) => sizeOf(other) - sizeOf(one))
  return furthest && { ...furthest, months, monthsChanged: changed.length }
}

/** Only to put moves in order. A figure that came or went moved all the way. */
function sizeOf({ measure, before, now }: FigureMove): number {
  if (before.value === null || now.value === null) return 100
  const moved = Math.abs(now.value - before.value)
  return measure.unit === 'percent' ? moved : (100 * moved) / Math.max(now.value, before.value, 1)
}

/** `+10.8 points`, `−1.2 weeks`, `+3`; in words where there was no figure, or is none now. */
export function moveInWords({ measure, before, now }: FigureMove): string {
  const [was, is] = [readingOf({ measure }, before), readingOf({ measure }, now)]
  if (was === undefined) return 'no figure before'
  if (is === undefined) return `now ${stateInWords(now.state)}`
  const way = compare(is.value, was.value)
  if (way === 0) return 'same value of other counts'
  const off = way > 0 ? minus(is.value, was.value) : minus(was.value, is.value)
  const printed = printTo(measure.unit === 'count' ? 0 : 1, off)
  const unit = { percent: ' points', weeks: ' weeks', count: '' }[measure.unit]
  if (printed === '0.0') return `under 0.1${unit} ${way > 0 ? 'up' : 'down'}`
  return `${way > 0 ? '+' : '−'}${printed}${unit}`
}
