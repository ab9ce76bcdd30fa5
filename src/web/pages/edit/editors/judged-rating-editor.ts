import { checkJudgedRating, type JudgedRatingField } from '#plan/edit/check-rating.ts'
import { judgedItem, judging } from '#plan/edit/judge.ts'
import type { JudgedRating } from '#plan/plan.ts'
import { judgedInWords } from '../../../rated/judged-in-words.ts'
import type { Around, Editor } from '../editor.ts'

/** The judged rating of a recommendation: each is new, and the one before stays in its history. */
export const judgedRatingEditor: Editor<JudgedRating | null, JudgedRatingField> = {
  path: 'ratings',
  name: 'judged rating',
  needs: 'rate progress',
  item: judgedItem,
  headings: { change: 'Judge progress', add: '', retire: '' },
  sentences: (around) => [
    around.before === null
      ? 'The recommendation is not yet judged.'
      : `It is ${around.before.rating} now. ${judgedInWords(around.before)}`,
    `The rating is given by ${judgeOf(around)}, today.`,
  ],
  blank: { rating: '', reason: '' },
  typedOf: (judged) => ({ rating: judged?.rating ?? '', reason: judged?.reason ?? '' }),
  // Whoever judges says anew why.
  beginsWith: (judged) => ({ rating: judged?.rating ?? '', reason: '' }),
  fields: (typed) => [
    {
      kind: 'radios',
      name: 'rating',
      label: 'Rating',
      value: typed.rating,
      options: [
        { value: 'blue', text: 'Blue', hint: 'Complete, and handed on to everyday work.' },
        { value: 'green', text: 'Green', hint: 'On track.' },
        { value: 'amber', text: 'Amber', hint: 'Under way, at some risk.' },
        { value: 'red', text: 'Red', hint: 'Needs action now.' },
      ],
    },
    {
      kind: 'lines',
      name: 'reason',
      label: 'Reason for the rating',
      value: typed.reason,
      rows: 4,
    },
  ],
  read: (typed, around) => checkJudgedRating(typed, { by: judgeOf(around), on: around.day }),
  change: ({ id, version }, content) => {
    if (content === null) throw new Error('A judged rating is not taken back; it is given anew.')
    return judging(id, version === 0 ? null : version, content)
  },
}

/** The post of whoever judges, one that leads the recommendation first; their name where they hold none. */
function judgeOf({ posts, person, where }: Around<JudgedRating | null>): string {
  const held = posts.filter(
    ({ holder, deputy }) => holder?.id === person.id || deputy?.id === person.id,
  )
  const leads = where.recommendation?.leads ?? []
  return (held.find(({ title }) => leads.includes(title)) ?? held[0])?.title ?? person.name
}
