import { judgedInWords } from '../history/differences-in-words.ts'
import { quoted, wentFrom } from '../history/went-from.ts'
import { actionDifferences } from '../history/work-differences.ts'
import type { PlanAction } from '../plan.ts'
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
        : [
            ...wentFrom('The words of an action', quoted(before.what), quoted(action.what)),
            ...actionDifferences(planAction(before), planAction(action)),
          ]
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

/** As a plan has it, whose campaigns have names; here they are told by their numbers. */
const planAction = (action: SaidAction): PlanAction => ({
  ...action,
  campaign: action.campaign === null ? null : String(action.campaign),
})

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
