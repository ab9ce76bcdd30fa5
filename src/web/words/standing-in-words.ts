import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { Concern, Item } from '#measures/item.ts'
import type { Measure, Settings } from '#measures/measure.ts'
import { isDueSoon, itemStanding, lateUntil, type ItemStanding } from './item-standing.ts'
import { daysInWords, limitDays, type LimitDays } from './limit-days.ts'

/** An item with how it stands, for a list. */
export type StandingItem = {
  readonly item: Item
  readonly standing: ItemStanding
  readonly isSoon: boolean
  /** The day it is judged on. */
  readonly on: LocalDate
  /** The days it is told in. */
  readonly days: LimitDays
}

type Now = { readonly extractedOn: LocalDate; readonly settings: Settings }

export function standingItem(measure: Measure, item: Item, now: Now): StandingItem {
  return {
    item,
    standing: itemStanding(measure, item, now.extractedOn),
    isSoon: isDueSoon(measure, item, now.extractedOn),
    on: lateUntil(measure, item, now.extractedOn),
    days: limitDays(measure, now.settings),
  }
}

/** `3 working days`, where it is late; empty otherwise. */
export const lateBy = ({ item: { dueOn }, standing, on, days }: StandingItem): string =>
  standing === 'late' && dueOn !== null ? daysInWords(dueOn, on, days) : ''

/** `3 working days`, where it is due soon; `0 days` on its last day in time. Empty otherwise. */
export const dueIn = ({ item: { dueOn }, isSoon, on, days }: StandingItem): string =>
  isSoon && dueOn !== null ? daysInWords(on, dueOn > on ? dueOn : on, days) : ''

/** `49 working days late`, `3 working days left`, `due now`, `met`, `left out: no start`. */
export function standingInWords(one: StandingItem): string {
  const { item, standing, isSoon } = one
  if (standing === 'late') return `${lateBy(one)} late`
  if (isSoon) return dueIn(one).startsWith('0 ') ? 'due now' : `${dueIn(one)} left`
  return standing === 'left out' ? `left out: ${item.leftOut}` : standing
}

/** Why an item is in the list: `Not seen yet`, or why it is left out. */
export function whyInList(measure: Measure, { item, standing, isSoon }: StandingItem): string {
  const { says, leavesOut } = measure
  if (item.leftOut !== null && !isSoon) return leavesOut[item.leftOut] ?? ''
  if (standing === 'counted') return says.counted ?? ''
  if (standing === 'met') return says.met ?? ''
  return (item.endedOn === null ? says.undone : undefined) ?? says.missed ?? ''
}

const startWords: Readonly<Record<string, string>> = {
  referral: 'referral',
  'assessment start': 'start of the assessment',
  supervision: 'last supervision',
  update: 'last update',
  'case opened': 'case opened, none since',
  'care plan': 'last care plan',
  'entry to care': 'entered care, none since',
  'pathway plan': 'last pathway plan',
  '16th birthday': '16th birthday, none since',
  decision: 'decision',
  letter: 'letter',
  'initial meeting': 'first meeting',
}

/** What a clock started from, for a reader: `last supervision`; empty where there is no choice. */
export const clockInWords = (clock: string | null): string =>
  clock === null ? '' : (startWords[clock] ?? clock)

/** A concern as a tag says it, and as a sentence of so many children does. */
export const concernTag: Readonly<Record<Concern, string>> = {
  'unregistered provider': 'Unregistered provider',
}

export const concernSentence = (children: number): string =>
  `${children.toLocaleString('en-GB')} ${children === 1 ? 'child is' : 'children are'} a concern: in care, and placed for 18 or more hours a week with a provider that is not a registered school.`

/** A day, or the words for where there is none. */
export const dayOr = (day: LocalDate | null, without: string): string =>
  day === null ? without : dayInWords(day)
