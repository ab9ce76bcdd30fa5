import type { Contradiction } from '#plan/contradictions/ratings-apart.ts'
import type { SetTarget } from '#plan/plan.ts'
import type { Reading } from '#plan/standing.ts'
import { targetInWords, valueInWords } from '#plan/value-in-words.ts'
import { itemsAddress, measureAddress } from '../addresses.ts'
import { figureInWords } from '../words/figure-in-words.ts'
import type { Link, Sentence } from '../words/sentence.ts'
import { shownBase, shownValue } from '../words/shown-figure.ts'
import type { CountedMeasure } from './counted-measure.ts'

/** A contradiction as it is named, leading to the measure and to the team's list. */
export function contradictionSentence(one: Contradiction<CountedMeasure>): Sentence {
  const { of, target } = one
  const against = ` against ${targetInWords(of.measure.unit, target)}`
  if (one.kind === 'hidden team') {
    const where = target.scope === 'every team' ? ' in every team' : ''
    return [
      'Behind a good average of ',
      ...reading(of, target, one.council),
      ' on ',
      measureLink(of),
      ', ',
      teamLink(of, one.team),
      ' has ',
      ...reading(of, target, one.team),
      `${against}${where}.`,
    ]
  }
  const opening = `Judged ${one.judged}, computed ${one.computed}: `
  const isOfTeams = target.scope === 'every team'
  return [
    `${opening}${one.computed === 'green' ? 'the target is met, ' : ''}`,
    ...(isOfTeams
      ? ['the worst team on ', measureLink(of), ', ', teamLink(of, one.reading), ', is ']
      : []),
    ...reading(of, target, one.reading),
    ...(isOfTeams ? [] : [' on ', measureLink(of)]),
    `${against}.`,
  ]
}

/** The value, unrounded as well where rounding would hide which side of the target it is, and its base. */
function reading({ measure }: CountedMeasure, target: SetTarget, read: Reading): Sentence {
  const { figure } = read
  const unrounded = valueInWords(measure.unit, target, read).slice(
    figureInWords(measure.unit, figure).length,
  )
  const base = shownBase(measure, figure)
  return [shownValue(measure, figure), unrounded, ...(base.text === '' ? [] : [' (', base, ')'])]
}

const measureLink = ({ measure }: CountedMeasure): Link => ({
  href: measureAddress(measure.id),
  text: measure.shortTitle,
})

const teamLink = ({ measure, month }: CountedMeasure, { figure }: Reading): Link => ({
  href: itemsAddress(measure.id, { period: month.label, team: figure.team }),
  text: figure.team,
})
