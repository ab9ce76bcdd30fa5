import { monthInShort } from '#calendar/day-in-words.ts'
import { parsePeriod } from '#calendar/periods.ts'
import { fraction } from '#measures/engine/exact-value.ts'
import type { Figure, Level } from '#measures/figure.ts'
import type { Measure } from '#measures/measure.ts'
import { compare, decimalFraction, times } from '#plan/exact-numbers.ts'
import type { SetTarget } from '#plan/plan.ts'
import { fewestItemsToDecide, meets, readingOf, shortfall } from '#plan/standing.ts'
import { itemsAddress, measureAddress } from '../../addresses.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { shownNumber, type ShownFigure } from '../../words/shown-figure.ts'

/** How a month stands against the target, worse from `near` to `far`; empty without a target. */
export type Heat = 'met' | 'near' | 'off' | 'far' | 'few' | 'none' | ''

export type HeatMap = {
  readonly level: 'team' | 'service'
  /** What is off is over the target, as where lower is better. */
  readonly isOver: boolean
  readonly months: readonly { readonly text: string; readonly href: string }[]
  readonly rows: readonly {
    readonly name: string
    /** Its list in the period shown. */
    readonly href: string
    readonly cells: readonly { readonly figure: ShownFigure; readonly heat: Heat }[]
  }[]
}

/** With more teams the map is of services; with more than a few it is of fewer months. */
const mostTeams = 40
const fewTeams = 12
const monthsOfFew = 24
const monthsOfMany = 12

type HeatMapWanted = {
  readonly measure: Measure
  readonly period: string
  readonly target: SetTarget | undefined
  /** The names that come first, in the order of the page's tables; others follow by name. */
  readonly teams: readonly string[]
  readonly services: readonly string[]
}

/** The council and each team by month, oldest month first; undefined where no team has a figure. */
export function heatMap({ figures }: ShownSnapshot, wanted: HeatMapWanted): HeatMap | undefined {
  const { measure, period, target } = wanted
  const latest = figures.series(measure.id, 'month', 'council').slice(-monthsOfFew)
  const unitsOf = (of: 'team' | 'service', first: readonly string[]): string[] => {
    const units = latest.flatMap((month) => figures.across(measure.id, month.period, of))
    return [...new Set([...first, ...units.map(({ team }) => team).toSorted()])]
  }
  const teams = unitsOf('team', wanted.teams)
  const level = teams.length > mostTeams ? 'service' : 'team'
  const names = level === 'team' ? teams : unitsOf('service', wanted.services)
  if (names.length === 0) return undefined
  const months = latest.slice(-(names.length > fewTeams ? monthsOfMany : monthsOfFew))
  const row = (name: string, of: Level) => ({
    name: of === 'council' ? 'Council' : name,
    href: itemsAddress(measure.id, { period, ...(of === 'council' ? {} : { [of]: name }) }),
    cells: months.map((month) => {
      const figure = figures.of(measure.id, month.period, of, name)
      return { figure: shownNumber(measure, figure), heat: heatOf(measure, figure, target) }
    }),
  })
  return {
    level,
    isOver: measure.better === 'lower',
    months: months.map((figure) => ({
      text: shortMonth(figure),
      href: measureAddress(measure.id, figure.period),
    })),
    rows: [row('', 'council'), ...names.map((name) => row(name, level))],
  }
}

const shortMonth = ({ period, state }: Figure): string => {
  const from = parsePeriod(period)?.from
  const short = from === undefined ? period : monthInShort(from)
  return state === 'part period' ? `${short} so far` : short
}

/**
 * Met or not by the exact value. How far off goes by steps of 10 percentage points, or of a tenth of
 * the target for weeks and counts. Fewer than six items say too little to colour.
 */
export function heatOf(
  measure: Measure,
  figure: Figure | undefined,
  target: SetTarget | undefined,
): Heat {
  const reading = readingOf({ measure }, figure)
  if (reading === undefined) return 'none'
  const { denominator } = reading.figure
  if (denominator !== null && denominator < fewestItemsToDecide) return 'few'
  if (target === undefined) return ''
  if (meets(target, reading.value)) return 'met'
  const step =
    measure.unit === 'percent'
      ? fraction(10, 1)
      : times(decimalFraction(target.value), fraction(1, 10))
  const off = shortfall(target, reading.value)
  if (compare(off, step) <= 0) return 'near'
  return compare(off, times(step, fraction(2, 1))) <= 0 ? 'off' : 'far'
}
