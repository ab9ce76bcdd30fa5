import type { FieldProblem } from '#plan/field-problem.ts'
import type { Ordered } from '#plan/edit/find-order.ts'
import { editAddress, newRecommendationAddress, planOrderAddress } from '../../../addresses.ts'
import type { Form } from '../../../forms/form.ts'
import type { SentMove } from './read-move.ts'

export type ShownOrder = {
  readonly order: readonly Ordered[]
  /** The number of the one that has just been moved. */
  readonly moved?: number
  readonly sent?: SentMove
  readonly problems?: readonly FieldProblem[]
  /** Somebody else changed the order since the page was opened. */
  readonly isChanged?: boolean
}

/** The rows with their buttons, and the form that moves one further than a step. */
export function orderView({ order, moved, sent, problems = [], isChanged = false }: ShownOrder) {
  const seen = order.map(({ id }) => id).join(',')
  const at = order.findIndex(({ id }) => id === moved)
  const form: Form = {
    action: planOrderAddress,
    fields: [
      {
        kind: 'choice',
        name: 'move',
        label: 'Recommendation to move',
        value: sent?.move ?? '',
        options: [
          { value: '', text: 'Choose a recommendation' },
          ...order.map(({ id, ref, subject }) => ({
            value: String(id),
            text: `${ref} ${shortened(subject)}`,
          })),
        ],
      },
      {
        kind: 'line',
        name: 'to',
        label: 'Its new place',
        hint: `A number from 1 to ${order.length}. Those after it move down.`,
        value: sent?.to ?? '',
        width: 5,
        isNumber: true,
      },
    ],
    hidden: { order: seen },
    button: 'Move it',
    problems,
  }
  return {
    trail: [{ text: 'Plan', href: '/' }, { text: 'Order' }],
    addHref: newRecommendationAddress,
    action: planOrderAddress,
    seen,
    isChanged,
    done:
      at < 0 ? undefined : `Recommendation ${order[at]?.ref} is now ${at + 1} of ${order.length}.`,
    rows: order.map(({ id, ref, subject }, index) => ({
      id,
      place: index + 1,
      ref,
      subject,
      href: editAddress(ref),
      up: index > 0 ? `${id}:${index}` : undefined,
      down: index < order.length - 1 ? `${id}:${index + 2}` : undefined,
    })),
    form,
  }
}

/** A list shows its choices on one line each. */
const longestChoice = 70

const shortened = (text: string): string =>
  text.length > longestChoice ? `${text.slice(0, longestChoice).replace(/\s+\S*$/, '')} …` : text
