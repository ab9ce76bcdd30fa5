import { dayInWords, monthInShort, monthInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import type { FoundActions } from '#plan/actions/find-actions.ts'
import {
  campaignProgress,
  type CampaignProgress,
  type Progress,
} from '#plan/actions/campaign-progress.ts'
import type { Campaign } from '#plan/actions/campaigns.ts'
import { actionsListAddress, campaignAddress, campaignsAddress } from '../../addresses.ts'
import { monthBars } from '../../charts/month-bars.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { actionRow } from '../actions/action-row.ts'

/** More are read in the list of actions. */
const rowsShown = 50

/** More months than bars of one chart are read side by side. */
const mostBars = 13

const trail = [
  { text: 'Plan', href: '/' },
  { text: 'Actions', href: '/actions' },
]

export const campaignsTrail = [...trail, { text: 'Campaigns', href: campaignsAddress }]

/** The campaigns of a plan, each with how far its actions have come. */
export const campaignsView = (
  campaigns: readonly { readonly campaign: Campaign; readonly found: FoundActions }[],
  day: LocalDate,
) => ({
  trail: [...trail, { text: 'Campaigns' }],
  rows: campaigns.map(({ campaign, found }) => ({
    name: campaign.name,
    href: campaignAddress(campaign.id),
    from: dayInWords(campaign.from),
    until: dayInWords(campaign.until),
    ...cellsOf(campaignProgress(campaign, found.actions, day).all),
  })),
})

/** A campaign, its actions by the months between its days. */
export function campaignView(campaign: Campaign, { total, actions }: FoundActions, day: LocalDate) {
  const progress = campaignProgress(campaign, actions, day)
  const { months, otherwise, all } = progress
  return {
    trail: [...campaignsTrail, { text: campaign.name }],
    name: campaign.name,
    days: `${dayInWords(campaign.from)} to ${dayInWords(campaign.until)}`,
    when: whenInWords(campaign, day),
    sentence: progressInWords(all),
    chart: months.length <= mostBars && all.due > 0 ? chartOf(campaign, progress) : undefined,
    months: months.map((one) => ({
      name: monthInWords(one.month),
      ...cellsOf(one.progress),
    })),
    otherwise: otherwise.due > 0 ? cellsOf(otherwise) : undefined,
    total: cellsOf(all),
    listHref: actionsListAddress({ campaign: String(campaign.id) }),
    more: total > rowsShown ? grouped(total) : undefined,
    rows: actions.slice(0, rowsShown).map((one) => actionRow(one, { day, campaigns: new Map() })),
    editHref: `${campaignAddress(campaign.id)}/edit`,
  }
}

const cellsOf = ({ due, done, stopped, toDo, past }: Progress) => ({
  due: grouped(due),
  done: grouped(done),
  stopped: grouped(stopped),
  toDo: grouped(toDo),
  past: grouped(past),
  isLate: past > 0,
})

function whenInWords({ from, until }: Campaign, day: LocalDate): string {
  if (day < from) return 'It has not begun.'
  return day > until ? 'It is over.' : 'It is under way.'
}

/** `4 of 9 actions are done, 3 are past their day, and 2 are still to do.` */
export function progressInWords({ due, done, stopped, toDo, past }: Progress): string {
  if (due === 0) return 'No action belongs to it yet.'
  const parts = [
    `${grouped(done)} of ${grouped(due)} ${due === 1 ? 'action' : 'actions'} ${done === 1 || due === 1 ? 'is' : 'are'} done`,
    ...(past === 0 ? [] : [`${grouped(past)} past ${past === 1 ? 'its' : 'their'} day`]),
    ...(toDo === 0 ? [] : [`${grouped(toDo)} still to do in time`]),
    ...(stopped === 0 ? [] : [`${grouped(stopped)} stopped`]),
  ]
  const last = parts.at(-1)
  return parts.length === 1 ? `${last}.` : `${parts.slice(0, -1).join(', ')} and ${last}.`
}

const chartOf = ({ name }: Campaign, { months, all }: CampaignProgress) =>
  monthBars(
    months.map(({ month, progress }) => ({
      label: monthInShort(month),
      parts: [
        { kind: 'done', count: progress.done },
        { kind: 'to do', count: progress.toDo },
        { kind: 'past', count: progress.past },
      ],
    })),
    `Actions of ${name} by the month they are due. ${progressInWords(all)}`,
  )
