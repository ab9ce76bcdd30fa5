import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'
import type { StandingItem } from '../../words/standing-in-words.ts'
import type { ListAsked, Sort } from './asked-list.ts'

type Order = (one: StandingItem, other: StandingItem) => number

/** The order a list is asked in; rows that tie, and those with nothing to sort by, late first. */
export function listOrder({ measure, sort, isDescending }: ListAsked): Order {
  const lateFirst = lateFirstOrder(measure)
  if (sort === 'standing') return lateFirst
  const value = sortValues[sort]
  return (one, other) => {
    const [first, second] = [value(one.item), value(other.item)]
    if (first === second) return lateFirst(one, other)
    if (first === null) return 1
    if (second === null) return -1
    return (first < second ? -1 : 1) * (isDescending ? -1 : 1)
  }
}

const sortValues: Readonly<
  Record<Exclude<Sort, 'standing'>, (item: Item) => string | number | null>
> = {
  record: ({ itemId }) => itemId,
  child: ({ childId }) => childId,
  due: ({ dueOn }) => dueOn,
  ended: ({ endedOn }) => endedOn,
  started: ({ startedOn }) => startedOn,
  value: ({ value }) => value,
  team: ({ team }) => team,
  worker: ({ worker, workerId }) => (workerId === null ? null : worker),
}

function placeOf({ standing, isSoon }: StandingItem): number {
  if (standing === 'late') return 0
  if (isSoon) return 1
  return { 'not met': 2, counted: 3, met: 4, 'left out': 5 }[standing]
}

/** Late first, then soonest due; without due days the longest first, or the newest. */
export const lateFirstOrder =
  ({ better }: Measure): Order =>
  (one, other) => {
    const place = placeOf(one) - placeOf(other)
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

const ends: Readonly<Record<'text' | 'day' | 'number', readonly [string, string]>> = {
  text: ['A to Z', 'Z to A'],
  day: ['earliest first', 'latest first'],
  number: ['lowest first', 'highest first'],
}

const kinds: Readonly<Record<Exclude<Sort, 'standing'>, keyof typeof ends>> = {
  record: 'text',
  child: 'text',
  team: 'text',
  worker: 'text',
  due: 'day',
  ended: 'day',
  started: 'day',
  value: 'number',
}

/** What a list is sorted by, under the heading that a reader pressed. */
export function sortInWords({ sort, isDescending }: ListAsked, heading: string): string {
  if (sort === 'standing') return 'Late first, then soonest due.'
  return `Sorted by ${heading.toLowerCase()}, ${ends[kinds[sort]][isDescending ? 1 : 0]}.`
}
