import { daysBetween, localDate } from '#calendar/local-date.ts'
import type { Plan, PlanAction } from '#plan/plan.ts'
import { nearest, within, attributeOf, type Element } from './read-html.ts'
import { gone, isoOf, numbersIn, valueOf, writtenDay } from './without.ts'

type Place = { readonly at: Element; readonly address: string }
type Known = { readonly plan: Plan; readonly extractedOn: string }

/**
 * A text without what it counts of the plan's actions, campaigns and updates, each held to the plan's
 * own file as a reader would count it there on the day of the extract.
 */
export function withoutWorkWords(text: string, place: Place, known: Known): string {
  const rest = withoutPastDays(withoutGreenActions(text, place, known), known)
  const { pathname } = new URL(place.address, 'http://page')
  if (pathname === '/actions') return withoutCounts(rest, place, known)
  if (pathname.startsWith('/actions/')) return withoutOwnNumber(rest, pathname)
  if (pathname.startsWith('/campaigns')) return withoutCampaigns(rest, known)
  return /^\/updates|\/update$/.test(pathname) ? withoutUpdates(rest, known) : rest
}

const toDo = ['not started', 'on track', 'at risk', 'overdue']
const green = ['on track', 'done awaiting evidence', 'done and evidenced']

/** `2 actions are said to be on track or done`, of the recommendation spoken of. */
const withoutGreenActions = (text: string, place: Place, { plan }: Known): string =>
  text.replaceAll(/\b(\d+) actions are said to be on track or done/g, (all, number: string) => {
    const ref = refSpokenOf(place, plan)
    const own = plan.actions.filter(({ recommendations }) => recommendations.includes(ref))
    return own.filter(({ status }) => green.includes(status)).length === Number(number) ? gone : all
  })

/** The recommendation of a page, of the part of one, or that a line of a list leads to. */
function refSpokenOf({ at, address }: Place, { recommendations }: Plan): string {
  const refs = recommendations.map(({ ref }) => ref)
  const own = refs.find((ref) => address.startsWith(`/recommendations/${ref}`))
  const part = nearest(at, isPart)
  const line = nearest(at, ({ tag }) => tag === 'li')
  const anchors = [part && attributeOf(part, 'id'), ...(line ? hrefsIn(line) : [])]
  const anchored = refs.find((ref) =>
    anchors.some((one) => one?.replace('#', '') === `recommendation-${ref.replaceAll('.', '-')}`),
  )
  return own ?? anchored ?? ''
}

const isPart = (one: Element): boolean => attributeOf(one, 'id').startsWith('recommendation-')

const hrefsIn = (line: Element): string[] =>
  [...within(line)].filter(({ tag }) => tag === 'a').map((link) => attributeOf(link, 'href'))

/** `18 October 2019 13 days past its day`. */
const withoutPastDays = (text: string, { extractedOn }: Known): string =>
  text.replaceAll(
    new RegExp(`(${writtenDay}) ([\\d,]+) days? past its day`, 'g'),
    (all, day: string, days: string) =>
      daysBetween(localDate(isoOf(day)), localDate(extractedOn)) === valueOf(days) ? gone : all,
  )

/** How many the filter of the page leaves, how many there are, and how many of either are past their day. */
function withoutCounts(text: string, { address }: Place, { plan, extractedOn }: Known): string {
  const { searchParams } = new URL(address, 'http://page')
  const left = plan.actions.filter((one) => isLeft(one, searchParams, extractedOn))
  const past = (some: readonly PlanAction[]): number =>
    some.filter((one) => isPast(one, extractedOn)).length
  const sentences: readonly (readonly [RegExp, readonly number[]])[] = [
    [/^Actions: (\d+)/g, [left.length]],
    [/The plan has (\d+) actions?/g, [plan.actions.length]],
    [/(\d+) of the plan’s (\d+) actions (?:is|are) like that/g, [left.length, plan.actions.length]],
    [/(\d+) (?:is|are) past (?:its|their) day and still to do/g, [past(left)]],
  ]
  return sentences.reduce(
    (rest, [words, counts]) =>
      rest.replaceAll(words, (all) =>
        numbersIn(all).every((number, at) => Number(number) === counts[at]) ? gone : all,
      ),
    text,
  )
}

const isPast = ({ due, status }: PlanAction, day: string): boolean =>
  due !== null && due < day && toDo.includes(status)

/** What a query of `/actions` leaves; the plan has one campaign, and who walks holds no post. */
function isLeft(action: PlanAction, asked: URLSearchParams, day: string): boolean {
  const of = (name: string) => asked.get(name) || undefined
  const [ref, owner, status] = [of('recommendation'), of('owner'), of('status')]
  if (ref !== undefined && !action.recommendations.includes(ref)) return false
  if (owner !== undefined && action.owner !== owner) return false
  if (status === 'to do' && !toDo.includes(action.status)) return false
  if (status === 'past its day' && !isPast(action, day)) return false
  if (toDoOr(status) && action.status !== status) return false
  return (of('campaign') === undefined || action.campaign !== null) && of('mine') === undefined
}

const toDoOr = (status: string | undefined): boolean =>
  status !== undefined && status !== 'to do' && status !== 'past its day'

/** `Action 7`, on the page of that number. */
const withoutOwnNumber = (text: string, pathname: string): string =>
  text.replaceAll(/\bAction (\d+)\b/g, (all, number: string) =>
    pathname.split('/')[2] === number ? gone : all,
  )

/** No part of a campaign is more than the actions and steps there are of campaigns. */
function withoutCampaigns(text: string, { plan }: Known): string {
  const own = plan.actions.filter(({ campaign }) => campaign !== null)
  const most = own.length + own.flatMap(({ milestones }) => milestones).length
  return /^\d+$|\d+ of \d+ actions/.test(text)
    ? text.replaceAll(/\d+/g, (number) => (Number(number) <= most ? gone : number))
    : text
}

/** Days after the 10th, by which an update is due unless another day is settled; and how many there are. */
function withoutUpdates(text: string, { plan, extractedOn }: Known): string {
  const late = Number(extractedOn.slice(8)) - 10
  return text
    .replaceAll(
      /(?<=Not begun |It was due by [^,]+, )(\d+) days (?:late|ago)/g,
      (all, days: string) => (Number(days) === late ? gone : all),
    )
    .replaceAll(/\bof the (\d+) updates/g, (all, number: string) =>
      Number(number) === plan.recommendations.length ? gone : all,
    )
    .replaceAll('1 asks every month, 3 every quarter.', gone)
    .replaceAll('From 1 to 28, which every month has.', gone)
}
