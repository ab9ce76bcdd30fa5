import { dayInWords } from '#calendar/day-in-words.ts'
import { periodInWords } from '#calendar/period-in-words.ts'
import { isPartPeriod, monthContaining, type Period } from '#calendar/periods.ts'
import { alternativeProvisionQualityAssured as placements } from '#measures/catalogue/alternative-provision-quality-assured.ts'
import type { Plan } from '#plan/plan.ts'
import type { ViewerScope } from '#records/viewer-scope.ts'
import {
  itemsAddress,
  measureAddress,
  serviceAddress,
  teamAddress,
  teamsAddress,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { periodChoice } from '../../period-choice.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { behindInWords } from '../../units/behind-in-words.ts'
import {
  furthestBehind,
  metOf,
  unitMeasures,
  type Unit,
  type UnitMeasure,
} from '../../units/unit-measures.ts'
import { grouped } from '../../words/figure-in-words.ts'
import { soonWorkingDays } from '../../words/item-standing.ts'
import type { Sentence } from '../../words/sentence.ts'
import { shownValue } from '../../words/shown-figure.ts'
import { concernSentence } from '../../words/standing-in-words.ts'
import { lateChildren, type LateChildren } from './late-children.ts'
import { measureRow } from './measure-rows.ts'

export type TeamAsked = {
  readonly plan: Plan | undefined
  readonly unit: Unit
  readonly period: Period
}

const worstShown = 3

/**
 * All measures of one team or service beside the council's, its worst, and what is late of it, for a
 * viewer who may see children of it, with their ids; without a scope they are left out;
 * undefined where nothing in the extract is of that name.
 */
export async function teamView(
  shown: ShownSnapshot,
  scope: ViewerScope | undefined,
  { plan, unit, period }: TeamAsked,
  needs: Pick<PageNeeds, 'strip'>,
) {
  const measures = unitMeasures(shown, plan, period, unit)
  const own = shown.teams.filter((one) => one[unit.level] === unit.name)
  const [first] = measures
  if (first === undefined && own.length === 0) return undefined
  const { analysis, manifest } = shown
  const due = await dueOf(shown, scope, unit)
  const worst = furthestBehind(measures).slice(0, worstShown)
  const when = `${periodInWords(period)}${isPartPeriod(period, analysis.extractedOn) ? ' (so far)' : ''}`
  return {
    frame: frameOf(needs, plan, manifest),
    trail: trailOf(unit, own[0]?.service, period),
    over:
      unit.level === 'team' ? `Team of ${own[0]?.service ?? 'a service not recorded'}` : 'Service',
    isTeam: unit.level === 'team',
    title: unit.name,
    name: unit.name,
    action: unit.level === 'team' ? '/teams/team' : '/teams/service',
    opening: [metWords(measures, when), ...(due?.words ?? [])],
    size: sizeWords(own, unit),
    teams:
      unit.level === 'service'
        ? own.map(({ team }) => ({ text: team, href: teamAddress(team, period.label) }))
        : [],
    when,
    periods: first === undefined ? [] : periodChoice(shown, first.measure, period),
    worst: worst.map((one) => ({
      title: one.measure.title,
      href: itemsAddress(one.measure.id, {
        period: period.label,
        [unit.level]: unit.name,
        // A mean has nobody late or not met: its list is all it counts.
        show: one.measure.unit === 'weeks' ? undefined : 'late',
      }),
      value: shownValue(one.measure, one.figure),
      sentence: behindInWords(one),
    })),
    rows: measures
      .filter(({ reading }) => reading !== undefined)
      .map((one) => measureRow(shown, period, unit, one)),
    without: measures
      .filter(({ reading }) => reading === undefined)
      .map(({ measure }) => ({
        text: measure.title,
        href: measureAddress(measure.id, period.label),
      })),
    extracted: dayInWords(analysis.extractedOn),
    due: due.late,
    children: due.ids,
  }
}

/** What is late of a unit, what is said of that first, and of whom; nothing without a scope. */
async function dueOf(shown: ShownSnapshot, scope: ViewerScope | undefined, unit: Unit) {
  if (scope === undefined) return { late: undefined, words: [], ids: [] }
  const due = lateChildren(shown, unit, await shown.dueItems(scope))
  const words = [
    ...dueWords(due, dayInWords(shown.analysis.extractedOn)),
    ...(await concernWords(shown, scope, unit)),
  ]
  return { late: due, words, ids: due.ids }
}

const trailOf = ({ level, name }: Unit, service: string | undefined, period: Period) => [
  { text: 'Plan', href: '/' },
  { text: 'Teams', href: teamsAddress },
  ...(level === 'team' && service !== undefined
    ? [{ text: service, href: serviceAddress(service, period.label) }]
    : []),
  { text: name },
]

function metWords(measures: readonly UnitMeasure[], when: string): Sentence {
  const { met, decided } = metOf(measures)
  if (decided === 0) return [`No measure can be held against its target in ${when}.`]
  const all = decided === 1 ? 'measure' : 'measures'
  return [
    `${met} of ${decided} ${all} ${met === 1 ? 'meets its' : 'meet their'} target in ${when}.`,
  ]
}

function dueWords({ late, soon }: LateChildren, day: string): Sentence[] {
  if (late + soon === 0)
    return [[`Nothing is late, and nothing due within ${soonWorkingDays} working days of ${day}.`]]
  const more = `${grouped(soon)} more ${soon === 1 ? 'is' : 'are'} due within ${soonWorkingDays} working days of ${day}`
  const are = `${grouped(late)} ${late === 1 ? 'thing is' : 'things are'} late`
  return [[`${are} and still to be done; ${more}: `, { href: '#late', text: 'see them' }, '.']]
}

/** The children of a concern are those of placements: whoever is one has a placement open. */
async function concernWords(
  shown: ShownSnapshot,
  scope: ViewerScope,
  { level, name }: Unit,
): Promise<Sentence[]> {
  const period = monthContaining(shown.analysis.extractedOn)
  const items = await shown.items(scope, { measure: placements, period, level, team: name })
  const children = new Set(
    items.flatMap(({ concern, childId }) => (concern === null ? [] : [childId])),
  )
  if (children.size === 0) return []
  const href = itemsAddress(placements.id, {
    period: period.label,
    [level]: name,
    show: 'concern',
  })
  const link = { href, text: children.size === 1 ? 'Show it' : 'Show them' }
  return [[`${concernSentence(children.size)} `, link]]
}

/** A worker may have children in two teams of a service, so workers are told of a team alone. */
function sizeWords(own: ShownSnapshot['teams'], { level }: Unit): string {
  const children = own.reduce((total, one) => total + one.children, 0)
  const workers = own[0]?.caseWorkers ?? 0
  const cases = `${grouped(children)} ${children === 1 ? 'child' : 'children'} with an open case`
  return level === 'service'
    ? `${cases}.`
    : `${cases}, ${grouped(workers)} case ${workers === 1 ? 'worker' : 'workers'}.`
}
