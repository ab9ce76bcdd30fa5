import { addDays } from '#calendar/local-date.ts'
import { monthContaining, type Period } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import { latestMonth } from '../../latest-month.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { soonUntil } from '../../words/item-standing.ts'
import { standingItem, type StandingItem } from '../../words/standing-in-words.ts'
import type { ListAsked, Showing } from './asked-list.ts'
import { lateFirstOrder, listOrder } from './list-order.ts'

export type Listed = {
  /** The figure these rows are of. */
  readonly figure: Figure | undefined
  /** Where that figure is of the period's last month alone, the rest being a mean of months. */
  readonly isLastMonth: boolean
  /** All of the figure's rows, left-out ones too. */
  readonly all: readonly StandingItem[]
  /** Rows that the figure counts and whose children the viewer may not see. */
  readonly unlisted: number
  /** Due soon, and counted only after the period. */
  readonly ahead: readonly StandingItem[]
  /** Of both, those of the case worker asked for, or all. */
  readonly ofWorker: Rows
  /** Of those, the ones asked to be shown, in the order asked. */
  readonly shown: readonly StandingItem[]
}

type Rows = Pick<Listed, 'all' | 'ahead'>

/** The rows behind one figure, for one viewer. */
export async function listItems(
  shown: ShownSnapshot,
  scope: ViewerScope,
  asked: ListAsked,
): Promise<Listed> {
  const { measure, period, unit, worker, show } = asked
  const { extractedOn } = shown.analysis
  const rowsOf = async (rows: Period): Promise<readonly StandingItem[]> =>
    standingItems(shown, measure, await shown.items(scope, { measure, period: rows, ...unit }))
  const all = await rowsOf(period)
  const counted = isWhole(scope) ? all.length : await shown.itemCount({ measure, period, ...unit })
  const after = daysAfter(shown, asked)
  const ahead = after ? (await rowsOf(after)).filter(({ isSoon }) => isSoon) : []
  const isOfWorker = ({ item }: StandingItem): boolean => workerKey(item) === worker
  const ofWorker =
    worker === undefined
      ? { all, ahead }
      : { all: all.filter(isOfWorker), ahead: ahead.filter(isOfWorker) }
  const isLastMonth = measure.periodAverage === true && period.kind !== 'month'
  const last = period.to < extractedOn ? period.to : extractedOn
  const figurePeriod = isLastMonth ? monthContaining(last) : period
  const name = unit.level === 'council' ? '' : unit.team
  return {
    figure: shown.figures.of(measure.id, figurePeriod.label, unit.level, name),
    isLastMonth,
    all,
    unlisted: counted - all.length,
    ahead,
    ofWorker,
    shown: rowsShown(show, ofWorker).toSorted(listOrder(asked)),
  }
}

/** Ids of the children of some rows; one row may be of no child. */
export const childrenOf = (rows: readonly StandingItem[]): string[] =>
  rows.flatMap(({ item: { childId } }) => childId ?? [])

const isWhole = ({ sees, hidden }: ViewerScope): boolean =>
  sees === 'every team' && hidden.length === 0

const stood = new WeakMap<readonly Item[], readonly StandingItem[]>()

/**
 * How the items of a kept list stand, late first. Worked out once for a list: a great one takes
 * longer than the rest of its page, and one that is in order already is quickly ordered otherwise.
 */
function standingItems(
  { analysis }: ShownSnapshot,
  measure: Measure,
  items: readonly Item[],
): readonly StandingItem[] {
  const before = stood.get(items)
  if (before !== undefined) return before
  const now = items
    .map((item) => standingItem(measure, item, analysis))
    .toSorted(lateFirstOrder(measure))
  stood.set(items, now)
  return now
}

/** By what a case worker is asked for: their id, or `Not recorded`. */
export const workerKey = ({ workerId }: { readonly workerId: string | null }): string =>
  workerId ?? 'Not recorded'

/**
 * The days after the period on which what is due soon falls due, where the measure counts on them
 * and the period is one that lasts till now.
 */
function daysAfter(
  { analysis }: ShownSnapshot,
  { measure, period }: ListAsked,
): Period | undefined {
  const now = latestMonth(analysis)
  const until = soonUntil(analysis.extractedOn)
  if (!('not yet due' in measure.leavesOut) || now === undefined || period.to < now.to)
    return undefined
  if (until <= period.to) return undefined
  return { kind: 'range', label: 'after', from: addDays(period.to, 1), to: until }
}

/** What is only ahead is no part of the figure, so it is shown with what is due soon alone. */
export function rowsShown(show: Showing, { all, ahead }: Rows): readonly StandingItem[] {
  if (show === 'all') return all
  if (show === 'soon') return [...all, ...ahead].filter(({ isSoon }) => isSoon)
  return all.filter((one) => isShown(show, one))
}

function isShown(
  show: Exclude<Showing, 'all' | 'soon'>,
  { standing, item }: StandingItem,
): boolean {
  if (show === 'concern') return item.concern !== null
  if (show === 'left-out') return standing === 'left out'
  if (show === 'late') return standing === 'late' || standing === 'not met'
  return standing === 'met'
}
