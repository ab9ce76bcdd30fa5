import type { LocalDate } from '#calendar/local-date.ts'
import type { FoundActions } from '#plan/actions/find-actions.ts'
import {
  actionsCsvAddress,
  actionsListAddress,
  changeAllAddress,
  type ActionsQuery,
} from '../../../addresses.ts'
import { pageLinks } from '../../../page-links.ts'
import { grouped } from '../../../words/figure-in-words.ts'
import { mostActions } from '#plan/actions/change-many.ts'
import { actionRow } from '../action-row.ts'
import { campaignNames, type NamesOfPlan } from '../names-of-plan.ts'
import { sorts, type AskedActions } from './asked-actions.ts'
import { filterChoices } from './choices.ts'

export const rowsOnPage = 50

/** Counts for the words before the list. */
export type Counts = { readonly all: number; readonly past: number }

/** One page of the actions that a filter leaves; undefined where there is no such page. */
export function actionsView(
  asked: AskedActions,
  { total, actions }: FoundActions,
  {
    counts,
    names,
    day,
    changed,
  }: {
    readonly counts: Counts
    readonly names: NamesOfPlan
    readonly day: LocalDate
    /** How many were changed just now. */
    readonly changed: number
  },
) {
  const { query } = asked
  const at = (changes: ActionsQuery): string => actionsListAddress({ ...query, ...changes })
  const pages = pageLinks(total, rowsOnPage, asked.page, (page) =>
    at({ page: page === 1 ? undefined : page }),
  )
  if (pages === undefined) return undefined
  const campaigns = campaignNames(names.campaigns)
  return {
    heading: `Actions: ${grouped(total)}`,
    sentences: sentencesOf(total, counts),
    said: changed > 0 ? `${grouped(changed)} ${actionsWord(changed)} changed.` : '',
    isNarrowed: total < counts.all,
    ...filterChoices(names, query),
    before: query.before ?? '',
    text: query.text ?? '',
    mine: query.mine,
    sort: query.sort,
    order: query.order,
    csvHref: actionsCsvAddress(query),
    changeAllHref: total > 0 && total <= mostActions ? changeAllAddress(query) : undefined,
    total: grouped(total),
    back: at({ page: asked.page === 1 ? undefined : asked.page }),
    sortedBy: sortInWords(asked),
    columns: sorts.map((name) => ({ name, ...sortLink(asked, name, at) })),
    rows: actions.map((action) => actionRow(action, { day, campaigns })),
    range: pages.range,
    pagination: pages.pagination,
  }
}

const actionsWord = (count: number): string => (count === 1 ? 'action was' : 'actions were')

function sentencesOf(total: number, { all, past }: Counts): readonly string[] {
  if (all === 0) return ['The plan has no action yet.']
  const of =
    total === all
      ? `The plan has ${grouped(all)} ${all === 1 ? 'action' : 'actions'}.`
      : `${grouped(total)} of the plan’s ${grouped(all)} actions ${total === 1 ? 'is' : 'are'} like that.`
  const late =
    past === 0
      ? 'None is past its day.'
      : `${grouped(past)} ${past === 1 ? 'is' : 'are'} past ${past === 1 ? 'its' : 'their'} day and still to do.`
  return total === 0 ? [of] : [`${of} ${late}`]
}

const headings = { due: 'Due', status: 'Status', owner: 'Owner', what: 'What is to be done' }

const ends = {
  due: ['earliest first', 'latest first'],
  status: ['not started first', 'stopped first'],
  owner: ['A to Z', 'Z to A'],
  what: ['A to Z', 'Z to A'],
} as const

const sortInWords = ({ sort: { by, direction } }: AskedActions): string =>
  `Sorted by ${by === 'due' ? 'due day' : headings[by].toLowerCase()}, ${ends[by][direction === 'asc' ? 0 : 1]}.`

/** A heading that sorts by its column, and the other way when pressed again. */
function sortLink(
  { sort: { by, direction } }: AskedActions,
  name: (typeof sorts)[number],
  at: (changes: ActionsQuery) => string,
) {
  const isSorted = by === name
  const isUp = isSorted && direction === 'asc'
  return {
    heading: headings[name],
    href: at({ sort: name === 'due' ? undefined : name, order: isUp ? 'down' : undefined }),
    ariaSort: isSorted ? ariaSorts[direction] : undefined,
    mark: isSorted ? marks[direction] : '',
  }
}

const ariaSorts = { asc: 'ascending', desc: 'descending' } as const
const marks = { asc: '▲', desc: '▼' } as const
