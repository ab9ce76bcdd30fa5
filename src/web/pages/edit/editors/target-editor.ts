import { checkTarget, type TargetField } from '#plan/edit/check-target.ts'
import type { Typed } from '#plan/edit/checked.ts'
import { targetItem } from '#plan/edit/target-item.ts'
import { isSet, type Target } from '#plan/plan.ts'
import { changesOf, type Editor } from '../editor.ts'

const blank: Typed<TargetField> = {
  by: '',
  form: '',
  value: '',
  upper: '',
  ideal: '',
  scope: 'council',
}

const forms = ['at least', 'at most', 'between', 'to be agreed', 'not applicable']

const inWords = (number: number | null): string => (number === null ? '' : String(number))

/** A dated target of a measure. */
export const targetEditor: Editor<Target, TargetField> = {
  ...changesOf(targetItem),
  path: 'targets',
  name: 'target',
  needs: 'change the plan',
  headings: { change: 'Change the target', add: 'Add a target', retire: 'Retire this target' },
  blank,
  typedOf: (target) =>
    isSet(target)
      ? {
          by: target.by,
          form: target.form,
          value: inWords(target.value),
          upper: inWords(target.upper),
          ideal: inWords(target.ideal),
          scope: target.scope,
        }
      : { ...blank, by: target.by, form: target.form },
  fields: (typed, { where }) => {
    const unit = where?.measure?.content.unit
    return [
      {
        kind: 'day',
        name: 'by',
        label: 'Day the target is due',
        hint: 'The measure has one target for each day.',
        value: typed.by,
      },
      {
        kind: 'radios',
        name: 'form',
        label: 'Form of the target',
        value: typed.form,
        options: forms.map((form) => ({
          value: form,
          text: form.slice(0, 1).toUpperCase() + form.slice(1),
        })),
      },
      {
        kind: 'line',
        name: 'value',
        label: unit ? `Target, in ${unit === 'count' ? 'numbers' : unit}` : 'Target',
        hint: 'The number alone; the lower end of between. Not needed where it is to be agreed or not applicable.',
        value: typed.value,
        width: 10,
        isNumber: true,
      },
      {
        kind: 'line',
        name: 'upper',
        label: 'Upper end',
        hint: 'Of between alone.',
        value: typed.upper,
        width: 10,
        isNumber: true,
      },
      {
        kind: 'line',
        name: 'ideal',
        label: 'A better value still hoped for',
        hint: 'Such as 18 weeks where at most 20 is the target. It can be left empty.',
        value: typed.ideal,
        width: 10,
        isNumber: true,
      },
      {
        kind: 'radios',
        name: 'scope',
        label: 'Whom the target is for',
        value: typed.scope,
        options: [
          { value: 'council', text: 'The council as a whole' },
          {
            value: 'every team',
            text: 'Every team',
            hint: 'Met only when each team with 6 or more counted meets it.',
          },
        ],
      },
    ]
  },
  read: (typed, { where }) => checkTarget(typed, where.measure?.content.unit ?? null),
}
