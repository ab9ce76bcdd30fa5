import { parsePeriod } from '#calendar/periods.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { fraction, printToOnePlace } from '#measures/engine/exact-value.ts'
import { findFigures } from '#measures/engine/find-figures.ts'
import { findItems } from '#measures/engine/find-items.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'
import type { Item } from '#measures/item.ts'
import type { Measure } from '#measures/measure.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { unknownMeasure, unknownPeriod } from './figures.ts'
import { formatRows, outputFormat } from './output-format.ts'
import { periodNote } from './period-note.ts'
import { withAnalysis } from './with-analysis.ts'

const columns = [
  'item_id',
  'child_id',
  'team',
  'counted_on',
  'started_on',
  'due_on',
  'ended_on',
  'value',
  'in_numerator',
  'left_out',
  'clock',
]

/** After those, with --more: what is no part of the count. */
const moreColumns = ['service', 'worker', 'concern']

export const itemsCommand: Command = {
  name: 'items',
  usage:
    'items --measure ID --period P [--team NAME] [--more] [--snapshot ID] [--format csv|json|table] [--data DIR]',
  summary:
    'prints the rows behind a figure, those left out with their reasons; with --more their service, case worker and concern too',
  run: runItems,
}

async function runItems(words: readonly string[], around: Surroundings): Promise<number> {
  const named = ['data', 'snapshot', 'measure', 'period', 'team', 'format'] as const
  const given = readArguments(words, named, ['more'])
  if (!given.ok) return fail(around, given.problem)
  const { values } = given
  const format = outputFormat(values.format)
  if (!format) return fail(around, `'${values.format}' is not a format: use csv, json or table.`)
  if (values.measure === undefined || values.period === undefined)
    return fail(around, `items needs --measure and --period. Usage: ${itemsCommand.usage}`)
  const measure = findMeasure(values.measure)
  if (!measure) return fail(around, unknownMeasure(values.measure))
  const period = parsePeriod(values.period)
  if (!period) return fail(around, unknownPeriod(values.period))
  const { team } = values
  return withAnalysis(around, values.data ?? './data', values.snapshot, async (analysis) => {
    const note = periodNote(period, analysis)
    if (note !== undefined) around.tell(note)
    const unit =
      team === undefined ? { level: 'council' as const } : { level: 'team' as const, team }
    const items = await findItems(analysis, everyTeam, { measure, period, ...unit })
    if (team !== undefined && items.length === 0 && !(await isTeam(analysis, team)))
      return fail(around, `There is no team called '${team}' in this snapshot.`)
    const [headings, rows] = given.flags.has('more')
      ? [
          [...columns, ...moreColumns],
          items.map((item) => [...cellsOf(measure, item), item.service, item.worker, item.concern]),
        ]
      : [columns, items.map((item) => cellsOf(measure, item))]
    await around.out(formatRows(format, headings, rows))
    return exits.done
  })
}

/** Whether any figure is of that team: one with nothing in a period is no mistake. */
async function isTeam(analysis: Analysis, team: string): Promise<boolean> {
  const query = { measures: catalogue, level: 'team' as const, team }
  return (await findFigures(analysis, query)).length > 0
}

const cellsOf = (measure: Measure, item: Item) => [
  item.itemId,
  item.childId,
  item.team,
  item.countedOn,
  item.startedOn,
  item.dueOn,
  item.endedOn,
  valueCell(measure, item.value),
  item.inNumerator,
  item.leftOut,
  item.clock,
]

/** Days as they are; for a mean of weeks, the item's own weeks to one decimal place. */
const valueCell = (measure: Measure, value: number | null) =>
  value === null || measure.unit !== 'weeks'
    ? value
    : { printed: printToOnePlace(fraction(value, 7)) }

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
