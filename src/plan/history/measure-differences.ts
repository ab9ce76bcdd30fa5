import { dayInWords } from '#calendar/day-in-words.ts'
import { findMeasure } from '#measures/catalogue/index.ts'
import {
  isSet,
  type ManualFigure,
  type PlanMeasure,
  type PrintedFigure,
  type Target,
} from '../plan.ts'
import { targetInWords, withUnit } from '../value-in-words.ts'
import { quoted, wentFrom } from './went-from.ts'

type Unit = PlanMeasure['unit']

/** What a measure is called in a sentence: as the catalogue has it, else as the plan does. */
export const measureName = ({ measure, statement }: PlanMeasure): string =>
  findMeasure(measure)?.title ?? statement

/** What changed of one measure of a recommendation, each a sentence; `ref` is the recommendation’s. */
export function measureDifferences(
  ref: string,
  before: PlanMeasure,
  after: PlanMeasure,
): readonly string[] {
  const name = (part: string) => `${ref}’s ${part} of ‘${measureName(after)}’`
  const printed = (part: 'baseline' | 'previous' | 'latest') =>
    wentFrom(
      name(part === 'baseline' ? part : `${part} printed figure`),
      printedInWords(before.unit, before[part]),
      printedInWords(after.unit, after[part]),
    )
  return [
    ...wentFrom(name('statement'), quoted(before.statement), quoted(after.statement)),
    ...wentFrom(name('unit'), before.unit, after.unit),
    ...wentFrom(name('status'), before.status, after.status),
    ...wentFrom(name('rationale'), quoted(before.rationale), quoted(after.rationale)),
    ...wentFrom(name('assumed reading'), quoted(before.assumed), quoted(after.assumed)),
    ...printed('baseline'),
    ...printed('previous'),
    ...printed('latest'),
    ...targetDifferences(ref, before, after),
    ...manualDifferences(name, before, after),
  ]
}

function targetDifferences(ref: string, before: PlanMeasure, after: PlanMeasure): string[] {
  const days = [...new Set([...before.targets, ...after.targets].map(({ by }) => by))].toSorted()
  return days.flatMap((day) => {
    const at = ({ unit, targets }: PlanMeasure) => {
      const target = targets.find(({ by }) => by === day)
      return target === undefined ? null : wholeTarget(unit, target)
    }
    const name = `${ref}’s target by ${dayInWords(day)} for ‘${measureName(after)}’`
    return wentFrom(name, at(before), at(after))
  })
}

function wholeTarget(unit: Unit, target: Target): string {
  if (!isSet(target)) return target.form
  const ideal = target.ideal === null ? '' : `, hoping for ${inUnit(unit, String(target.ideal))}`
  const scope = target.scope === 'every team' ? ' in every team' : ''
  return `${targetInWords(unit ?? 'count', target)}${scope}${ideal}`
}

function manualDifferences(
  name: (part: string) => string,
  before: PlanMeasure,
  after: PlanMeasure,
): string[] {
  const all = [...before.manualFigures, ...after.manualFigures]
  const periods = [...new Set(all.map(({ period }) => period))].toSorted()
  return periods.flatMap((period) => {
    const at = ({ unit, manualFigures }: PlanMeasure) => {
      const figure = manualFigures.find((one) => one.period === period)
      return figure === undefined ? null : manualInWords(unit, figure)
    }
    return wentFrom(name(`manual figure for ${period}`), at(before), at(after))
  })
}

function manualInWords(unit: Unit, figure: ManualFigure): string {
  const { value, places, source, geography, owner, note } = figure
  const about = [
    `from ${source}`,
    geography === null ? null : `covering ${geography}`,
    `answered for by ${owner}`,
    note === null ? null : `note: ${note}`,
  ].filter((one) => one !== null)
  return `${inUnit(unit, value.toFixed(places))} (${about.join('; ')})`
}

function printedInWords(unit: Unit, figure: PrintedFigure | null): string | null {
  if (figure === null) return null
  const { period, value, places, teamRange, geography, source, note } = figure
  const number = value === null ? 'not applicable' : inUnit(unit, value.toFixed(places))
  const about = [
    teamRange === null ? null : `teams from ${teamRange.lowest} to ${teamRange.highest}`,
    geography === null ? null : `covering ${geography}`,
    source === 'returned' ? 'counted by another body' : null,
    note === null ? null : `note: ${note}`,
  ].filter((one) => one !== null)
  return `${number} for ${period}${about.length === 0 ? '' : ` (${about.join('; ')})`}`
}

const inUnit = (unit: Unit, number: string): string =>
  unit === null ? number : withUnit(unit, number)
