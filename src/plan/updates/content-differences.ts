import { dayInWords } from '#calendar/day-in-words.ts'
import type { LocalDate } from '#calendar/local-date.ts'
import { judgedInWords } from '../history/differences-in-words.ts'
import { listWentFrom, quoted, wentFrom } from '../history/went-from.ts'
import type { SaidAction, ShownFigure, UpdateContent } from './update.ts'

/**
 * What an update says otherwise than it once did, each a sentence; none where it says the same.
 * `nameOf` gives the name of the person or the measure of an id.
 */
export function contentDifferences(
  was: UpdateContent,
  now: UpdateContent,
  nameOf: {
    readonly person: (id: number) => string
    readonly measure: (id: string) => string
  },
): readonly string[] {
  const giver = ({ givenBy }: UpdateContent) => (givenBy === null ? null : nameOf.person(givenBy))
  const kept = was.actions.filter((one) => now.actions.some(({ id }) => id === one.id))
  return [
    ...wentFrom('The narrative', quoted(was.narrative), quoted(now.narrative)),
    ...wentFrom('The judged rating', judgedInWords(was.rating), judgedInWords(now.rating)),
    ...was.actions
      .filter((one) => !kept.includes(one))
      .map(({ what }) => `An action was taken out: ${quoted(what)}.`),
    ...now.actions.flatMap((action) => {
      const before = kept.find(({ id }) => id === action.id)
      return before === undefined
        ? [`An action is new: ${quoted(action.what)}, ${action.status}.`]
        : actionDifferences(before, action)
    }),
    ...figureDifferences(was, now, nameOf.measure),
    ...giverDifference(giver(was), giver(now)),
  ]
}

function giverDifference(was: string | null, now: string | null): string[] {
  if (was === now) return []
  if (now === null) return ['It was taken back: it is in hand again.']
  return [was === null ? `It was given by ${now}.` : `It is given by ${now}, no longer by ${was}.`]
}

function actionDifferences(was: SaidAction, now: SaidAction): string[] {
  const of = `of the action ‘${was.what}’`
  return [
    ...wentFrom(`The text ${of}`, quoted(was.what), quoted(now.what)),
    ...wentFrom(`The status ${of}`, statusInWords(was), statusInWords(now)),
    ...wentFrom(`The owner ${of}`, was.owner, now.owner),
    ...wentFrom(`The start ${of}`, day(was.start), day(now.start)),
    ...wentFrom(`The due day ${of}`, day(was.due), day(now.due)),
    ...wentFrom(`The campaign ${of}`, textOf(was.campaign), textOf(now.campaign)),
    ...listWentFrom(`A contributor ${of}`, was.contributors, now.contributors),
    ...listWentFrom(`A recommendation ${of}`, was.recommendations, now.recommendations),
    ...listWentFrom(
      `A milestone ${of}`,
      was.milestones.map(milestoneInWords),
      now.milestones.map(milestoneInWords),
    ),
  ]
}

const day = (one: LocalDate | null) => one && dayInWords(one)

const textOf = (number: number | null) => (number === null ? null : String(number))

const statusInWords = ({ status, stoppedBecause }: SaidAction): string =>
  stoppedBecause === null ? status : `${status} because ‘${stoppedBecause}’`

const milestoneInWords = ({ what, due, done }: SaidAction['milestones'][number]): string =>
  `${what}, due on ${dayInWords(due)}${done === null ? '' : `, done on ${dayInWords(done)}`}`

function figureDifferences(
  was: UpdateContent,
  now: UpdateContent,
  nameOfMeasure: (id: string) => string,
): string[] {
  if (was.figures === null || now.figures === null) return []
  const differences = now.figures.figures.flatMap((figure) => {
    const before = was.figures?.figures.find(({ measure }) => measure === figure.measure)
    const name = `The figure of ‘${nameOfMeasure(figure.measure)}’`
    return wentFrom(name, before ? figureInWords(before) : null, figureInWords(figure))
  })
  const gone = was.figures.figures.filter(
    ({ measure }) => !now.figures?.figures.some((one) => one.measure === measure),
  )
  return [
    ...wentFrom('The extract of the figures', was.figures.snapshot, now.figures.snapshot),
    ...differences,
    ...gone.map((one) => `The figure of ‘${nameOfMeasure(one.measure)}’ was taken out.`),
  ]
}

function figureInWords({ printed, period, numerator, denominator, computed }: ShownFigure): string {
  const base = denominator === null ? '' : ` (${numerator} of ${denominator})`
  return `${printed}${base} in ${period}, rated ${computed}`
}
