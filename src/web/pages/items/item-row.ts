import { dayInWords } from '#calendar/day-in-words.ts'
import { fraction, printToOnePlace } from '#measures/engine/exact-value.ts'
import type { Measure } from '#measures/measure.ts'
import { grouped } from '../../words/figure-in-words.ts'
import {
  clockInWords,
  concernTag,
  dayOr,
  standingInWords,
  whyInList,
  type StandingItem,
} from '../../words/standing-in-words.ts'

/** One row of the list as a reader sees it. */
export type ItemRow = {
  readonly id: string
  readonly child: string
  readonly team: string
  readonly service: string
  readonly worker: string
  readonly started: string
  readonly clock: string
  readonly due: string
  readonly ended: string
  readonly value: string
  readonly standing: string
  readonly isLate: boolean
  readonly isSoon: boolean
  readonly why: string
  readonly concern: string
}

export function itemRow(measure: Measure, listed: StandingItem): ItemRow {
  const { item, standing, isSoon } = listed
  return {
    id: item.itemId,
    child: item.childId ?? 'not recorded',
    team: item.team,
    service: item.service,
    worker: item.worker,
    started: dayOr(item.startedOn, 'not recorded'),
    clock: clockInWords(item.clock),
    due: dayOr(item.dueOn, 'no day'),
    ended: item.endedOn === null ? 'not yet' : dayInWords(item.endedOn),
    value: valueWords(measure, item.value),
    standing: standingInWords(listed),
    isLate: standing === 'late' || (standing === 'not met' && !isSoon),
    isSoon,
    why: whyInList(measure, listed),
    concern: item.concern === null ? '' : concernTag[item.concern],
  }
}

function valueWords(measure: Measure, value: number | null): string {
  if (value === null) return 'not known'
  return measure.unit === 'weeks' ? printToOnePlace(fraction(value, 7)) : grouped(value)
}
