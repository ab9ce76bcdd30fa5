import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { fraction, printToOnePlace } from '#measures/engine/exact-value.ts'
import type { Measure } from '#measures/measure.ts'
import { grouped } from '../../words/figure-in-words.ts'
import type { ListedItem } from './listed-items.ts'

/** One row of the list as a reader sees it. */
export type ItemRow = {
  readonly id: string
  readonly child: string
  readonly team: string
  readonly started: string
  readonly clock: string
  readonly due: string
  readonly ended: string
  readonly value: string
  readonly standing: string
  readonly isLate: boolean
  readonly why: string
}

const day = (one: LocalDate | null): string => (one === null ? '–' : dayInWords(one))

export function itemRow(measure: Measure, listed: ListedItem): ItemRow {
  const { item, standing } = listed
  return {
    id: item.itemId,
    child: item.childId ?? '–',
    team: item.team,
    started: day(item.startedOn),
    clock: item.clock ?? '',
    due: day(item.dueOn),
    ended: day(item.endedOn),
    value: valueWords(measure, item.value),
    standing: standingWords(listed),
    isLate: standing === 'late' || standing === 'not met',
    why: item.leftOut === null ? '' : (measure.leavesOut[item.leftOut] ?? ''),
  }
}

function valueWords(measure: Measure, value: number | null): string {
  if (value === null) return '–'
  return measure.unit === 'weeks' ? printToOnePlace(fraction(value, 7)) : grouped(value)
}

function standingWords({ item, standing, lateBy }: ListedItem): string {
  if (standing === 'left out') return `left out: ${item.leftOut}`
  if (standing !== 'late') return standing
  return `${lateBy} late${item.endedOn === null ? ', still open' : ''}`
}
