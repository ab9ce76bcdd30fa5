import { periodInWords } from '#calendar/period-in-words.ts'
import type { Plan } from '#plan/plan.ts'
import {
  itemsAddress,
  itemsCsvAddress,
  measureAddress,
  serviceAddress,
  teamAddress,
  type ListQuery,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { pageLinks } from '../../page-links.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { periodChoice } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { limitDays } from '../../words/limit-days.ts'
import { shownBase, shownValue } from '../../words/shown-figure.ts'
import type { ListAsked } from './asked-list.ts'
import { serviceChoice, showChoice, teamChoice, workerChoice } from './choices.ts'
import { columnsOf, hasClock, type Column } from './columns.ts'
import { itemRow } from './item-row.ts'
import { sortInWords } from './list-order.ts'
import { childrenOf, type Listed } from './listed-items.ts'
import { sentencesOf } from './sentences.ts'

export const rowsOnPage = 100

/**
 * The rows behind a figure, a page of them, and the children in them; undefined where there is no such page.
 */
export function itemsView(
  shown: ShownSnapshot,
  asked: ListAsked,
  listed: Listed,
  { plan, strip }: { readonly plan: Plan | undefined } & Pick<PageNeeds, 'strip'>,
) {
  const { measure, period } = asked
  const query = queryOf(asked)
  const at = (changed: Partial<ListQuery>): string =>
    itemsAddress(measure.id, { ...query, ...changed })
  const pages = pageLinks(listed.shown.length, rowsOnPage, asked.page, (page) =>
    at({ page: page === 1 ? undefined : page }),
  )
  if (pages === undefined) return undefined
  const onPage = listed.shown.slice(pages.first, pages.first + rowsOnPage)
  const columns = columnsOf(asked, listed.shown, limitDays(measure, shown.analysis.settings))
  const sorted = columns.find(({ name }) => name === asked.sort)
  return {
    frame: frameOf({ strip }, plan, shown.manifest),
    trail: [
      { text: 'Plan', href: '/' },
      { text: capital(measure.shortTitle), href: measureAddress(measure.id, period.label) },
      { text: 'The list' },
    ],
    over: measure.title,
    ...headingOf(asked, listed),
    ...sentencesOf(asked, listed, at),
    unitPage: unitPageOf(asked),
    measure: measure.id,
    hasDue: columns.some(({ name }) => name === 'due'),
    hasClock: hasClock(measure),
    clock: measure.clock,
    periods: periodChoice(shown, measure, period),
    services: serviceChoice(shown, asked),
    teams: teamChoice(shown, asked),
    workers: workerChoice(asked, listed),
    shows: showChoice(asked, listed),
    sort: query.sort,
    order: query.order,
    csvHref: itemsCsvAddress(measure.id, query),
    sortedBy: sortInWords(asked, sorted?.heading ?? asked.sort),
    heads: Object.fromEntries(columns.map(({ name, heading }) => [name, heading])),
    columns: columns.map((column) => ({ ...column, ...sortLink(asked, column, at) })),
    rows: onPage.map((one) => itemRow(measure, one)),
    children: childrenOf(onPage),
    range: pages.range,
    pagination: pages.pagination,
  }
}

function queryOf(asked: ListAsked): ListQuery {
  const { period, unit, service, worker, show, sort, isDescending } = asked
  return {
    period: period.label,
    service: unit.level === 'service' ? unit.team : service,
    team: unit.level === 'team' ? unit.team : undefined,
    worker,
    show: show === 'all' ? undefined : show,
    sort: sort === 'standing' ? undefined : sort,
    order: isDescending ? 'down' : undefined,
  }
}

/** Who, when, and the figure's own numbers. */
function headingOf({ measure, unit, period }: ListAsked, { figure, isLastMonth }: Listed) {
  const base = shownBase(measure, figure)
  const value = shownValue(measure, figure)
  const when = isLastMonth ? `last month of ${periodInWords(period)}` : periodInWords(period)
  return {
    heading: `${unit.level === 'council' ? 'Council' : unit.team}, ${when}`,
    hasValue: figure !== undefined && figure.value !== null,
    value,
    base,
    numbers: measure.unit === 'percent' && base.text !== '' ? base : value,
  }
}

/** A heading that sorts by its column, and the other way when pressed again. */
function sortLink(
  { sort, isDescending }: ListAsked,
  { name }: Column,
  at: (changed: Partial<ListQuery>) => string,
) {
  const isSorted = sort === name
  if (name === 'standing')
    return { href: at({ sort: undefined, order: undefined }), ...(isSorted ? lateFirst : unsorted) }
  if (!isSorted) return { href: at({ sort: name, order: undefined }), ...unsorted }
  const order = isDescending ? undefined : 'down'
  return { href: at({ sort: name, order }), ...(isDescending ? descending : ascending) }
}

const unsorted = { ariaSort: undefined, mark: '' }
const lateFirst = { ariaSort: 'other', mark: '' }
const ascending = { ariaSort: 'ascending', mark: '▲' }
const descending = { ariaSort: 'descending', mark: '▼' }

function unitPageOf({ unit, period }: ListAsked) {
  if (unit.level === 'council') return undefined
  const address = unit.level === 'team' ? teamAddress : serviceAddress
  return { text: `All measures of ${unit.team}`, href: address(unit.team, period.label) }
}
