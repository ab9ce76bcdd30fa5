import type { SetTarget, Target } from './plan.ts'
import { isSet } from './plan.ts'
import {
  fewestItemsToDecide,
  meets,
  readingOf,
  teamReadings,
  worstFirst,
  type Reading,
  type Standing,
} from './standing.ts'
import { baseInWords, missInWords, targetInWords, valueInWords } from './value-in-words.ts'

export type Verdict = {
  readonly verdict: 'met' | 'not met' | 'not known'
  /** Why, in a whole sentence that begins with the verdict. */
  readonly sentence: string
}

/**
 * Whether a target is met by where a measure stands, over the target's whole scope: the council's
 * figure, or every team's that has at least 6 items. Values are compared unrounded.
 */
export function verdictOn(target: Target | undefined, standing: Standing): Verdict {
  if (target === undefined) return notKnown('there is no target')
  if (!isSet(target)) {
    return notKnown(
      target.form === 'to be agreed'
        ? 'the target is to be agreed'
        : 'the target is not applicable',
    )
  }
  const council = readingOf(standing, standing.council)
  if (council === undefined) return notKnown('there is no figure for the period')
  if (target.scope === 'every team') return verdictOnTeams(target, standing, council)
  const base = baseInWords(standing, council)
  const value = `${valueOf(standing, target, council)} overall${base === null ? '' : ` (${base})`}`
  const words = `${value}, against ${targetInWords(standing.measure.unit, target)}`
  return meets(target, council.value) ? met(words) : notMet(words)
}

function verdictOnTeams(target: SetTarget, standing: Standing, council: Reading): Verdict {
  const { unit } = standing.measure
  const { deciding, small } = teamReadings(standing)
  const overall = `${valueOf(standing, target, council)} overall`
  const [worst] = worstFirst(target, deciding)
  if (worst === undefined) {
    const few = `no team has ${fewestItemsToDecide} items or more, so none can decide`
    return notKnown(`${overall}, but ${few}`)
  }
  const missing = deciding.filter(({ value }) => !meets(target, value))
  const rest = `${extremes(target, standing, deciding)}${smallTeams(target, standing, small)}`
  if (missing.length === 0) {
    return met(
      `${overall}, and ${allHave(deciding.length)} ${targetInWords(unit, target)}; ${rest}`,
    )
  }
  const turn = meets(target, council.value) ? 'but' : 'and'
  const teams = deciding.length === 1 ? '1 team' : `${deciding.length} teams`
  const are = missing.length === 1 ? 'is' : 'are'
  const words = `${missing.length} of ${teams} ${are} ${missInWords(unit, target)}`
  return notMet(`${overall}, ${turn} ${words}; ${rest}`)
}

function allHave(teams: number): string {
  if (teams === 1) return 'the 1 team has'
  return teams === 2 ? 'both teams have' : `all ${teams} teams have`
}

/** The team that stands worst and the one that stands best, by name and number. */
function extremes(target: SetTarget, standing: Standing, deciding: readonly Reading[]): string {
  const inOrder = worstFirst(target, deciding)
  const [worst, best] = [inOrder[0], inOrder.at(-1)]
  if (worst === undefined || best === undefined) return ''
  if (worst === best) return `it is ${teamValue(target, standing, worst)}`
  const [worstName, bestName] = endNames[target.form]
  return `the ${worstName} is ${teamValue(target, standing, worst)}, the ${bestName} ${teamValue(target, standing, best)}`
}

const endNames: Readonly<Record<SetTarget['form'], readonly [string, string]>> = {
  'at least': ['lowest', 'highest'],
  'at most': ['highest', 'lowest'],
  between: ['worst', 'best'],
}

function smallTeams(target: SetTarget, standing: Standing, small: readonly Reading[]): string {
  if (small.length === 0) return ''
  const teams = small.map((reading) => teamValue(target, standing, reading))
  const one = small.length === 1
  const few = `${small.length} ${one ? 'team' : 'teams'} with fewer than ${fewestItemsToDecide} items ${one ? 'does' : 'do'} not decide`
  return `; ${few}: ${teams.join(', ')}`
}

function teamValue(target: SetTarget, standing: Standing, reading: Reading): string {
  const base = baseInWords(standing, reading)
  const where = [base, reading.figure.team].filter((part) => part !== null).join(', ')
  return `${valueOf(standing, target, reading)} (${where})`
}

const valueOf = ({ measure }: Standing, target: SetTarget, reading: Reading): string =>
  valueInWords(measure.unit, target, reading)

const met = (words: string): Verdict => ({ verdict: 'met', sentence: `Met: ${words}.` })
const notMet = (words: string): Verdict => ({ verdict: 'not met', sentence: `Not met: ${words}.` })
const notKnown = (words: string): Verdict => ({
  verdict: 'not known',
  sentence: `Not known: ${words}.`,
})
