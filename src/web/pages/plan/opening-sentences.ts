import { monthInWords } from '#calendar/day-in-words.ts'
import type { Period } from '#calendar/periods.ts'
import type { CountedRow } from './measure-row.ts'

/**
 * What the reader came for: how many measures meet their target, and which team hides behind a good
 * average.
 */
export function openingSentences(
  counted: readonly CountedRow[],
  measures: number,
  month: Period | undefined,
): string[] {
  if (month === undefined)
    return ['No extract has been imported yet, so there are no figures: only what the plan says.']
  const known = counted.filter(({ verdict }) => verdict.verdict !== 'not known')
  const met = known.filter(({ verdict }) => verdict.verdict === 'met').length
  const sentences = [
    `${met} of the ${known.length} measures with a target and a figure ${met === 1 ? 'meets' : 'meet'} it in ${monthInWords(month.from)}.`,
    ...hiddenTeams(counted),
  ]
  const others = measures - counted.length
  if (others > 0)
    sentences.push(
      `${others} more of the plan’s measures ${others === 1 ? 'is' : 'are'} not counted here.`,
    )
  return sentences
}

/** Measures that meet their target overall while a team does not. */
const hiddenTeams = (counted: readonly CountedRow[]): string[] =>
  counted.flatMap(({ measure, verdict, meetsOverall, latest, worst }) =>
    meetsOverall && verdict.verdict === 'not met' && worst !== undefined
      ? [
          `Behind a good average of ${latest.value} on ${measure.shortTitle}, ${worst.team} has ${worst.value} (${worst.note}).`,
        ]
      : [],
  )
