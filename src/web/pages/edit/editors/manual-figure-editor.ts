import { checkManualFigure, type ManualFigureField } from '#plan/edit/check-manual-figure.ts'
import { manualFigureItem } from '#plan/edit/manual-figure-item.ts'
import type { ManualFigure } from '#plan/plan.ts'
import { changesOf, type Editor } from '../editor.ts'
import { postOptions } from './post-options.ts'

/** A figure of a measure that nothing here can count. */
export const manualFigureEditor: Editor<ManualFigure, ManualFigureField> = {
  ...changesOf(manualFigureItem),
  path: 'figures',
  name: 'manual figure',
  needs: 'change the plan',
  headings: {
    change: 'Change the manual figure',
    add: 'Add a manual figure',
    retire: 'Retire this manual figure',
  },
  blank: { period: '', value: '', source: '', geography: '', owner: '', note: '' },
  typedOf: ({ period, value, places, source, geography, owner, note }) => ({
    period,
    value: value.toFixed(places),
    source,
    geography: geography ?? '',
    owner,
    note: note ?? '',
  }),
  fields: (typed, { posts, where }) => {
    const unit = where?.measure?.content.unit
    return [
      {
        kind: 'line',
        name: 'period',
        label: 'Period',
        hint: 'Such as 2019-10, 2019-20 Q2 or 2018-19.',
        value: typed.period,
        width: 20,
      },
      {
        kind: 'line',
        name: 'value',
        label: unit ? `Figure, in ${unit === 'count' ? 'numbers' : unit}` : 'Figure',
        hint: 'The number alone, with as many decimal places as are to be shown.',
        value: typed.value,
        width: 10,
        isNumber: true,
      },
      {
        kind: 'line',
        name: 'source',
        label: 'Where the figure is from',
        hint: 'Such as the quarterly return of the court.',
        value: typed.source,
      },
      {
        kind: 'line',
        name: 'geography',
        label: 'What the figure covers',
        hint: 'Where that is not the council.',
        value: typed.geography,
      },
      {
        kind: 'choice',
        name: 'owner',
        label: 'Post that answers for the figure',
        value: typed.owner,
        options: postOptions(posts, 'Choose a post'),
      },
      { kind: 'lines', name: 'note', label: 'Note', value: typed.note, rows: 2 },
    ]
  },
  read: (typed, { where }) => checkManualFigure(typed, where.measure?.content.unit ?? null),
}
