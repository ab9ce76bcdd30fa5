import { dayInWords } from '#calendar/day-in-words.ts'
import { checkOverride, type OverrideField } from '#plan/edit/check-rating.ts'
import { overrideItem } from '#plan/edit/override-item.ts'
import type { RatingOverride } from '#plan/plan.ts'
import { changesOf, type Editor } from '../editor.ts'
import { postOptions } from './post-options.ts'

/** An override of a recommendation’s computed rating, which begins on the day it is set. */
export const overrideEditor: Editor<RatingOverride, OverrideField> = {
  ...changesOf(overrideItem),
  path: 'overrides',
  name: 'override',
  needs: 'rate progress',
  headings: {
    change: 'Change the override',
    add: 'Override the computed rating',
    retire: 'End this override',
  },
  sentences: ({ before, day }) => [
    'An override stands beside the computed rating until its last day. It never replaces it.',
    before === null
      ? `It is in force from today, ${dayInWords(day)}.`
      : `Its first day is ${dayInWords(before.from)}.`,
  ],
  blank: { rating: '', reason: '', owner: '', until: '' },
  typedOf: ({ rating, reason, owner, until }) => ({ rating, reason, owner, until }),
  fields: (typed, { posts }) => [
    {
      kind: 'radios',
      name: 'rating',
      label: 'Rating',
      value: typed.rating,
      options: [
        { value: 'green', text: 'Green' },
        { value: 'amber', text: 'Amber' },
        { value: 'red', text: 'Red' },
      ],
    },
    {
      kind: 'lines',
      name: 'reason',
      label: 'Reason for the override',
      hint: 'What the figures do not show.',
      value: typed.reason,
      rows: 4,
    },
    {
      kind: 'choice',
      name: 'owner',
      label: 'Post that answers for the override',
      value: typed.owner,
      options: postOptions(posts, 'Choose a post'),
    },
    {
      kind: 'day',
      name: 'until',
      label: 'Last day of the override',
      hint: 'It is still in force on this day. 12 months after its first day at most.',
      value: typed.until,
    },
  ],
  read: (typed, { before, day }) => checkOverride(typed, before?.from ?? day),
}
