import { periodInWords } from '#calendar/period-in-words.ts'
import type { Measure } from '#measures/measure.ts'
import type { Plan } from '#plan/plan.ts'
import { itemsAddress, itemsCsvAddress, measureAddress, type ListQuery } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { periodChoice } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { baseInWords, figureInWords, grouped } from '../../words/figure-in-words.ts'
import { limitDays } from '../../words/limit-days.ts'
import { showings, type ListAsked, type Showing } from './asked-list.ts'
import { itemRow } from './item-row.ts'
import type { Listed } from './listed-items.ts'

export const rowsOnPage = 100

/** The rows behind a figure, a page of them; undefined where there is no such page. */
export function itemsView(
  shown: ShownSnapshot,
  asked: ListAsked,
  listed: Listed,
  { plan, strip }: { readonly plan: Plan | undefined } & Pick<PageNeeds, 'strip'>,
) {
  const { measure, period, page } = asked
  const pages = Math.max(1, Math.ceil(listed.shown.length / rowsOnPage))
  if (page > pages) return undefined
  const query = queryOf(asked)
  const first = (page - 1) * rowsOnPage
  return {
    frame: frameOf({ strip }, plan, shown.manifest),
    trail: [
      { text: 'Plan', href: '/' },
      { text: capital(measure.shortTitle), href: measureAddress(measure.id, period.label) },
      { text: 'The list' },
    ],
    over: measure.title,
    title: headingOf(asked, listed),
    opening: openingOf(asked, listed),
    measure: measure.id,
    clock: measure.clock,
    unit: asked.unit.level === 'council' ? '' : asked.unit.team,
    periods: periodChoice(shown, measure, period),
    period: period.label,
    teams: unitChoice(shown, asked),
    shows: showings.map((value) => ({
      value,
      text: `${showWords[value]} (${grouped(countOf(value, listed))})`,
      isChosen: value === asked.show,
    })),
    csvHref: itemsCsvAddress(measure.id, query),
    columns: columnsOf(shown, asked, listed),
    rows: listed.shown.slice(first, first + rowsOnPage).map((one) => itemRow(measure, one)),
    range:
      listed.shown.length > rowsOnPage
        ? `Rows ${grouped(first + 1)} to ${grouped(Math.min(first + rowsOnPage, listed.shown.length))} of ${grouped(listed.shown.length)}`
        : '',
    previous: page > 1 ? itemsAddress(measure.id, { ...query, page: page - 1 }) : undefined,
    next: page < pages ? itemsAddress(measure.id, { ...query, page: page + 1 }) : undefined,
  }
}

function queryOf({ period, unit, show }: ListAsked): ListQuery {
  return {
    period: period.label,
    team: unit.level === 'team' ? unit.team : undefined,
    service: unit.level === 'service' ? unit.team : undefined,
    show: show === 'all' ? undefined : show,
  }
}

/** Who, when, and the figure's own numbers. */
function headingOf({ measure, unit, period }: ListAsked, { figure, isLastMonth }: Listed): string {
  const who = unit.level === 'council' ? 'Council' : unit.team
  const base = baseInWords(measure, figure)
  const value = figureInWords(measure.unit, figure)
  const numbers = measure.unit === 'percent' && base !== '' ? base : value
  const when = isLastMonth ? `last month of ${periodInWords(period)}` : periodInWords(period)
  return `${who}, ${when}: ${numbers}`
}

function openingOf({ measure }: ListAsked, { figure, isLastMonth, all }: Listed): string[] {
  const late = all.filter(({ standing }) => standing === 'late' || standing === 'not met').length
  const leftOut = all.filter(({ standing }) => standing === 'left out').length
  const value = figureInWords(measure.unit, figure)
  const base = baseInWords(measure, figure)
  return [
    `${capital(value)}${base === '' ? '' : ` (${base})`}.${late > 0 ? ` ${grouped(late)} ${missWords(measure, late)}; they come first.` : ''}`,
    ...(isLastMonth
      ? ['The period’s own figure is the mean of its months; the list is of the last one.']
      : []),
    ...(leftOut > 0
      ? [
          `${grouped(leftOut)} more ${leftOut === 1 ? 'is' : 'are'} left out of the figure, with the reason.`,
        ]
      : []),
  ]
}

const missWords = (measure: Measure, late: number): string => {
  if (measure.better === 'lower') return late === 1 ? 'is over the limit' : 'are over the limit'
  return late === 1
    ? 'was not in time or did not meet the standard'
    : 'were not in time or did not meet the standard'
}

const showWords: Readonly<Record<Showing, string>> = {
  all: 'Everything',
  late: 'Late or not met',
  met: 'Met',
  'left-out': 'Left out',
}

function countOf(show: Showing, { all }: Listed): number {
  if (show === 'all') return all.length
  if (show === 'left-out') return all.filter(({ standing }) => standing === 'left out').length
  if (show === 'met') return all.filter(({ standing }) => standing === 'met').length
  return all.filter(({ standing }) => standing === 'late' || standing === 'not met').length
}

/** The teams with items in the period, and the one asked for. */
function unitChoice({ figures }: ShownSnapshot, { measure, period, unit }: ListAsked) {
  const names = figures.across(measure.id, period.label, 'team').map(({ team }) => team)
  const chosen = unit.level === 'team' ? unit.team : ''
  const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names]
  return [
    { value: '', text: 'Every team', isChosen: chosen === '' },
    ...all.map((name) => ({ value: name, text: name, isChosen: name === chosen })),
  ]
}

/** Columns that some row has something in. */
function columnsOf({ analysis }: ShownSnapshot, { measure, unit }: ListAsked, { shown }: Listed) {
  const has = (is: (one: Listed['shown'][number]) => boolean): boolean => shown.some(is)
  return {
    due: has(({ item }) => item.dueOn !== null),
    ended: has(({ item }) => item.endedOn !== null),
    started: has(({ item }) => item.startedOn !== null),
    value: has(({ item }) => item.value !== null),
    valueWords: measure.unit === 'weeks' ? 'Weeks' : capital(limitDays(measure, analysis.settings)),
    team: unit.level !== 'team',
    itemDiffers: has(({ item }) => item.itemId !== item.childId),
  }
}
