import { monthInWords } from '#calendar/day-in-words.ts'
import type { Period } from '#calendar/periods.ts'
import { compare } from '#plan/exact-numbers.ts'
import { isSet, type SetTarget } from '#plan/plan.ts'
import { meets, readingOf, relativeShortfall, teamReadings, worstFirst } from '#plan/standing.ts'
import { itemsAddress, measureAddress } from '../addresses.ts'
import type { CountedMeasure } from './counted-measure.ts'
import type { Sentence } from '../words/sentence.ts'
import { shownBase, shownValue } from '../words/shown-figure.ts'

/**
 * What the reader came for: how many measures meet their target, and the team that is worst under a
 * target for every team, one that hides behind a good average before any other.
 */
export function openingSentences(
  counted: readonly CountedMeasure[],
  measures: number,
  month: Period | undefined,
): Sentence[] {
  if (month === undefined)
    return [['No extract has been imported yet, so there are no figures: only what the plan says.']]
  const known = counted.filter(({ verdict }) => verdict.verdict !== 'not known')
  const met = known.filter(({ verdict }) => verdict.verdict === 'met').length
  return [
    [`${metInWords(met, known.length)} in ${monthInWords(month.from)}.`],
    ...lowestTeam(counted),
    ...othersSentence(measures - counted.length),
  ]
}

function metInWords(met: number, known: number): string {
  const having = 'with a target and a figure'
  if (known === 0) return 'No measure has both a target and a figure'
  if (known === 1) return `The one measure ${having} ${met === 1 ? 'meets' : 'does not meet'} it`
  return `${met} of the ${known} measures ${having} ${met === 1 ? 'meets' : 'meet'} it`
}

const othersSentence = (others: number): Sentence[] =>
  others === 0
    ? []
    : [[`${others} more of the plan’s measures ${others === 1 ? 'is' : 'are'} not counted here.`]]

function lowestTeam(counted: readonly CountedMeasure[]): Sentence[] {
  const [worst] = counted
    .flatMap((one) => missedByATeam(one))
    .toSorted(
      (one, other) =>
        Number(other.isHidden) - Number(one.isHidden) || compare(other.short, one.short),
    )
  if (worst === undefined) return []
  const { of, target, team, isHidden } = worst
  const { measure, month, standing } = of
  const base = shownBase(measure, team)
  return [
    [
      `The ${endNames[target.form]} team is `,
      shownValue(measure, team),
      ...(base.text === '' ? [] : [' (', base, ')']),
      ', ',
      {
        href: itemsAddress(measure.id, { period: month.label, team: team.team }),
        text: team.team,
      },
      ', on ',
      { href: measureAddress(measure.id), text: measure.shortTitle },
      `, ${isHidden ? 'behind a good average' : 'where the council has an average'} of `,
      shownValue(measure, standing.council),
      '.',
    ],
  ]
}

const endNames: Readonly<Record<SetTarget['form'], string>> = {
  'at least': 'lowest',
  'at most': 'highest',
  between: 'worst',
}

function missedByATeam(of: CountedMeasure) {
  const { target, standing } = of
  if (target === undefined || !isSet(target) || target.scope !== 'every team') return []
  const [worst] = worstFirst(target, teamReadings(standing).deciding)
  const council = readingOf(standing, standing.council)
  if (worst === undefined || council === undefined || meets(target, worst.value)) return []
  const short = relativeShortfall(target, worst.value)
  return [{ of, target, team: worst.figure, short, isHidden: meets(target, council.value) }]
}
