import type { ComparedFigure, Reason } from '#measures/compare/change.ts'
import type { ChangedItem } from '#measures/compare/find-changed-items.ts'
import type { Figure } from '#measures/figure.ts'
import type { Settings } from '#measures/measure.ts'
import type { Cell } from './output-format.ts'

export type Counted = { readonly snapshot: string; readonly settings: Settings }

/** The first as it was counted when it was imported, the second as it is counted now. */
export type Sides = { readonly before: Counted; readonly after: Counted }

export type ComparisonTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Those that occur. */
  readonly reasons: ReadonlySet<Reason>
}

/**
 * The figures with what moved them between. `part` is `before`, a reason for what changed between, or
 * `after`: the numbers add up downwards.
 */
export const figureTable = (figures: readonly ComparedFigure[], sides: Sides): ComparisonTable => ({
  columns: [
    'measure',
    'period_kind',
    'period',
    'level',
    'team',
    'part',
    'items',
    'numerator',
    'denominator',
    'value',
    'state',
    'snapshot',
    'settings',
  ],
  rows: figures.flatMap((figure) => rowsOf(figure, sides)),
  reasons: new Set(figures.flatMap(({ changes }) => changes.map(({ reason }) => reason))),
})

export const hasChanged = ({ before, after, changes }: ComparedFigure): boolean =>
  changes.length > 0 || before?.state !== after?.state

function rowsOf(figure: ComparedFigure, sides: Sides): Cell[][] {
  const { measure, periodKind, period, level, team, before, after, changes } = figure
  const place = [measure, periodKind, period, level, team]
  return [
    [...place, 'before', null, ...cellsOf(before), ...cellsOfSide(sides.before)],
    ...changes.map(({ reason, items, numerator, denominator }) => [
      ...place,
      reason,
      items,
      numerator,
      denominator,
      null,
      null,
      null,
      null,
    ]),
    [...place, 'after', null, ...cellsOf(after), ...cellsOfSide(sides.after)],
  ]
}

const cellsOfSide = ({ snapshot, settings }: Counted): Cell[] => [snapshot, settings.number]

/** A team without an item in the period has no figure: nothing of nothing. */
const cellsOf = (figure: Figure | undefined): Cell[] =>
  figure === undefined
    ? [0, 0, null, 'no data']
    : [figure.numerator, figure.denominator, { printed: figure.printed }, figure.state]

/** The items behind the parts, with what each adds to the figure before and after. */
export const itemTable = (items: readonly ChangedItem[]): ComparisonTable => ({
  columns: [
    'measure',
    'period_kind',
    'period',
    'item_id',
    'reason',
    'team_before',
    'team_after',
    'numerator_before',
    'numerator_after',
    'denominator_before',
    'denominator_after',
  ],
  rows: items.map((item) => [
    item.measure,
    item.periodKind,
    item.period,
    item.itemId,
    item.reason,
    item.teamBefore,
    item.teamAfter,
    item.numeratorBefore,
    item.numeratorAfter,
    item.denominatorBefore,
    item.denominatorAfter,
  ]),
  reasons: new Set(items.map(({ reason }) => reason)),
})
