import { periodInWords } from '#calendar/period-in-words.ts'
import { isPartPeriod, type Period } from '#calendar/periods.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import type { Plan } from '#plan/plan.ts'
import { serviceAddress, teamAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { periodChoice } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { behindInWords } from '../../units/behind-in-words.ts'
import { furthestBehind, metOf, unitMeasures } from '../../units/unit-measures.ts'
import { grouped } from '../../words/figure-in-words.ts'
import type { Sentence } from '../../words/sentence.ts'
import { shownValue } from '../../words/shown-figure.ts'

type TeamRow = {
  readonly team: string
  readonly href: string
  readonly children: string
  readonly caseWorkers: string
  readonly met: number
  readonly decided: number
  readonly worst: { readonly title: string; readonly words: Sentence } | undefined
}

const notRecorded = 'Not recorded'

/** Every team by service: how large it is, how many measures meet their target, and its worst. */
export function teamsView(
  shown: ShownSnapshot,
  plan: Plan | undefined,
  period: Period,
  needs: Pick<PageNeeds, 'strip'>,
) {
  const services = Map.groupBy(allTeams(shown, period), ({ service }) => service)
  const rows = [...services]
    .map(([service, teams]) => ({
      service,
      href: serviceAddress(service, period.label),
      teams: teams.map((one) => teamRow(shown, plan, period, one)).toSorted(worstFirst),
    }))
    .toSorted(
      (one, other) => Number(one.service === notRecorded) - Number(other.service === notRecorded),
    )
  const when = `${periodInWords(period)}${isPartPeriod(period, shown.analysis.extractedOn) ? ' (so far)' : ''}`
  const [first] = catalogue
  return {
    frame: frameOf(needs, plan, shown.manifest),
    title: 'Teams',
    opening: openingOf(
      rows.flatMap(({ teams }) => teams),
      when,
    ),
    when,
    periods: first ? periodChoice(shown, first, period) : [],
    services: rows,
  }
}

/** Those that the extract names, and any other that a figure of the period is of. */
function allTeams({ teams, figures }: ShownSnapshot, period: Period): ShownSnapshot['teams'] {
  const named = new Set(teams.map(({ team }) => team))
  const others = new Set(
    catalogue.flatMap(({ id }) => figures.across(id, period.label, 'team').map(({ team }) => team)),
  )
  return [
    ...teams,
    ...[...others]
      .filter((team) => !named.has(team))
      .map((team) => ({ team, service: notRecorded, children: 0, caseWorkers: 0 })),
  ]
}

function teamRow(
  shown: ShownSnapshot,
  plan: Plan | undefined,
  period: Period,
  { team, children, caseWorkers }: ShownSnapshot['teams'][number],
): TeamRow {
  const measures = unitMeasures(shown, plan, period, { level: 'team', name: team })
  const [worst] = furthestBehind(measures)
  return {
    team,
    href: teamAddress(team, period.label),
    children: grouped(children),
    caseWorkers: grouped(caseWorkers),
    ...metOf(measures),
    worst: worst && {
      title: worst.measure.title,
      words: [shownValue(worst.measure, worst.figure), ...behindInWords(worst)],
    },
  }
}

/** By the share of measures met; a team of which nothing can be said comes last. */
function worstFirst(one: TeamRow, other: TeamRow): number {
  if (one.decided === 0 || other.decided === 0) return other.decided - one.decided
  return one.met * other.decided - other.met * one.decided || (one.team < other.team ? -1 : 1)
}

/** How many teams meet every target, and who meets none. */
function openingOf(teams: readonly TeamRow[], when: string): string {
  const held = teams.filter(({ team, decided }) => decided > 0 && team !== notRecorded)
  if (held.length === 0) return `No team has a measure to hold against a target in ${when}.`
  const all = held.filter(({ met, decided }) => met === decided).length
  const none = held.filter(({ met }) => met === 0).map(({ team }) => team)
  const rest =
    none.length === 0 ? '' : ` ${listed(none)} ${none.length === 1 ? 'meets' : 'meet'} none.`
  return `${all} of ${held.length} teams ${all === 1 ? 'meets' : 'meet'} every target in ${when}.${rest}`
}

const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.length} teams` : new Intl.ListFormat('en-GB').format(names)
