import type { Measure } from '#measures/measure.ts'
import type { SetTarget } from '#plan/plan.ts'
import { teamAddress } from '../../addresses.ts'
import { smallMultiple } from '../../charts/small-multiple.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { seriesMark } from '../../words/shown-figure.ts'
import type { UnitRow } from './unit-table.ts'

export type SmallMultiples = {
  readonly charts: readonly (Pick<UnitRow, 'name' | 'value' | 'base' | 'against'> & {
    readonly href: string
    readonly chart: string
  })[]
  /** Teams that there is no room for. */
  readonly without: number
  readonly months: number
}

const most = 12
const monthsDrawn = 24

/** The worst teams' months, each in a chart of its own on one scale. */
export function smallMultiples(
  { figures }: ShownSnapshot,
  measure: Measure,
  teams: readonly UnitRow[],
  target: SetTarget | undefined,
): SmallMultiples {
  const months = figures.series(measure.id, 'month', 'council').slice(-monthsDrawn)
  const drawn = teams.slice(0, most).map((team) => ({
    team,
    points: months.map(
      ({ period }) => figures.of(measure.id, period, 'team', team.name)?.value ?? null,
    ),
  }))
  const group = drawn.flatMap(({ points }) => points.filter((value) => value !== null))
  return {
    charts: drawn.map(({ team, points }) => ({
      ...team,
      href: teamAddress(team.name),
      chart: smallMultiple({
        points,
        unit: measure.unit,
        group,
        target: target?.value,
        series: seriesMark(measure.id, 'team', team.name),
        description: `${team.name}, the last ${months.length} months; the table by month has the numbers`,
      }),
    })),
    without: teams.length - drawn.length,
    months: months.length,
  }
}
