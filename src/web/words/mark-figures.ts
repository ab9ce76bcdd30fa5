import type { Measure } from '#measures/measure.ts'
import type { Standing } from '#plan/standing.ts'
import type { Sentence } from './sentence.ts'
import { shownBase, shownValue } from './shown-figure.ts'

/**
 * A sentence of a verdict or a computed rating with the figures in it marked, each found by its value
 * together with its base, its team or the word `overall`. One said unrounded as well is left as it is.
 */
export function markFigures(sentence: string, measure: Measure, standing: Standing): Sentence {
  return phrases(measure, standing).reduce<Sentence>(
    (parts, phrase) =>
      parts.flatMap((part) => (typeof part === 'string' ? markIn(part, phrase) : [part])),
    [sentence],
  )
}

/** How the sentences name figures, the longer before what they contain. */
function phrases(measure: Measure, { council, teams }: Standing): Sentence[] {
  const ofTeams = teams.map((figure): Sentence => {
    const base = shownBase(measure, figure)
    const inside = base.text === '' ? [figure.team] : [base, `, ${figure.team}`]
    return [shownValue(measure, figure), ' (', ...inside, ')']
  })
  if (council === undefined) return ofTeams
  const [value, base] = [shownValue(measure, council), shownBase(measure, council)]
  const ofBase: Sentence[] =
    base.text === ''
      ? []
      : [
          [value, ' overall (', base, ')'],
          [value, ' (', base, ')'],
        ]
  return [...ofTeams, ...ofBase, [value, ' overall']]
}

function markIn(text: string, phrase: Sentence): Sentence {
  const words = phrase.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  return text.split(words).flatMap((rest, index) => (index === 0 ? [rest] : [...phrase, rest]))
}
