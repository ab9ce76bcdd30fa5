import { monthContaining } from '#calendar/periods.ts'
import type { Figure } from '#measures/figure.ts'
import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { itemStanding, lateUntil, type ItemStanding } from '../../words/item-standing.ts'
import { daysInWords, limitDays } from '../../words/limit-days.ts'
import type { ListAsked, Showing } from './asked-list.ts'

/** A row of the list with how it stands. */
export type ListedItem = {
  readonly item: Item
  readonly standing: ItemStanding
  /** `3 working days`, where it is late; empty otherwise. */
  readonly lateBy: string
}

export type Listed = {
  /** The figure these rows are of. */
  readonly figure: Figure | undefined
  /** Where that figure is of the period's last month alone, the rest being a mean of months. */
  readonly isLastMonth: boolean
  /** All of the figure's rows, left-out ones too. */
  readonly all: readonly ListedItem[]
  /** Those asked to be shown: late first, then soonest due. */
  readonly shown: readonly ListedItem[]
}

/** The rows behind one figure, for one viewer. */
export async function listItems(
  shown: ShownSnapshot,
  scope: ViewerScope,
  { measure, period, unit, show }: ListAsked,
): Promise<Listed> {
  const { extractedOn, settings } = shown.analysis
  const days = limitDays(measure, settings)
  const items = await shown.items(scope, { measure, period, ...unit })
  const all = items
    .map((item) => {
      const standing = itemStanding(measure, item, extractedOn)
      const until = lateUntil(measure, item, extractedOn)
      const isLate = standing === 'late' && item.dueOn !== null
      return { item, standing, lateBy: isLate ? daysInWords(item.dueOn, until, days) : '' }
    })
    .sort(inOrder(measure))
  const isLastMonth = measure.periodAverage === true && period.kind !== 'month'
  const last = period.to < extractedOn ? period.to : extractedOn
  const figurePeriod = isLastMonth ? monthContaining(last) : period
  const name = unit.level === 'council' ? '' : unit.team
  return {
    figure: shown.figures.of(measure.id, figurePeriod.label, unit.level, name),
    isLastMonth,
    all,
    shown: all.filter((one) => isShown(show, one)),
  }
}

const places: readonly ItemStanding[] = ['late', 'not met', 'counted', 'met', 'left out']

/** Late first, then soonest due; without due days the longest first, or the newest. */
const inOrder =
  ({ better }: Measure) =>
  (one: ListedItem, other: ListedItem): number => {
    const place = places.indexOf(one.standing) - places.indexOf(other.standing)
    if (place !== 0) return place
    const due = compareTexts(one.item.dueOn, other.item.dueOn)
    if (due !== 0) return due
    const value = (other.item.value ?? 0) - (one.item.value ?? 0)
    if (value !== 0) return better === 'lower' ? value : -value
    return compareTexts(one.item.itemId, other.item.itemId)
  }

const compareTexts = (one: string | null, other: string | null): number => {
  if (one === other) return 0
  return (one ?? '\uffff') < (other ?? '\uffff') ? -1 : 1
}

function isShown(show: Showing, { standing }: ListedItem): boolean {
  if (show === 'all') return true
  if (show === 'left-out') return standing === 'left out'
  if (show === 'late') return standing === 'late' || standing === 'not met'
  return standing === 'met'
}
