import { actionStatuses } from '#plan/actions/action.ts'
import type { ActionsQuery } from '../../../addresses.ts'
import { capital } from '../../../words/capital.ts'
import type { NamesOfPlan } from '../names-of-plan.ts'
import { postInWords } from '../../../words/post-in-words.ts'
import { nobody } from './asked-actions.ts'

/** One thing that the list can be narrowed to. */
export type Choice = { readonly value: string; readonly text: string; readonly isChosen: boolean }

type Named = readonly (readonly [value: string, text: string])[]

/** What is chosen stays among the choices, though there is none of it. */
function choices(all: string, named: Named, chosen: string | undefined): Choice[] {
  const isThere = chosen === undefined || named.some(([value]) => value === chosen)
  const rest: Named = isThere ? [] : [[chosen ?? '', chosen ?? '']]
  return [
    { value: '', text: all, isChosen: chosen === undefined },
    ...[...rest, ...named].map(([value, text]) => ({ value, text, isChosen: value === chosen })),
  ]
}

/** What each list of the filter offers. */
export const filterChoices = (
  { recommendations, posts, campaigns }: NamesOfPlan,
  query: ActionsQuery,
) => ({
  recommendations: choices(
    'Every recommendation',
    recommendations.map(({ ref, subject }) => [ref, `${ref} ${shortened(subject)}`]),
    query.recommendation,
  ),
  owners: choices(
    'Every owner',
    [
      [nobody, 'Nobody yet'],
      ...posts.map((post): [string, string] => [post.title, postInWords(post)]),
    ],
    query.owner,
  ),
  statuses: choices(
    'Every status',
    [
      ['to do', 'Still to do'],
      ['past its day', 'Past its day'],
      ...actionStatuses.map((status): [string, string] => [status, capital(status)]),
    ],
    query.status,
  ),
  campaigns: choices(
    'Every campaign and none',
    campaigns.map(({ id, name }) => [String(id), name]),
    query.campaign,
  ),
})

const mostInList = 60

const shortened = (text: string): string =>
  text.length > mostInList ? `${text.slice(0, mostInList - 1).trimEnd()}…` : text
