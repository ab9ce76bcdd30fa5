import { parsePeriod } from '#calendar/periods.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { reasonsInWords } from '#measures/compare/change.ts'
import { compareSnapshots, type ComparisonAsked } from '#measures/compare/compare-snapshots.ts'
import { findChangedItems } from '#measures/compare/find-changed-items.ts'
import { openSide, type Side } from '#measures/compare/open-side.ts'
import { currentSettings, findSettings, settingsAt } from '#measures/settings-files.ts'
import { readManifest } from '#records/read-snapshot.ts'
import { hasSnapshot } from '#records/active-snapshot.ts'
import { everyTeam } from '#records/viewer-scope.ts'
import { openDuck } from '#store/duck.ts'
import {
  figureTable,
  hasChanged,
  itemTable,
  type ComparisonTable,
  type Counted,
  type Sides,
} from './comparison-tables.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'
import { unknownMeasure, unknownPeriod } from './figures.ts'
import { formatRows, outputFormat, type OutputFormat } from './output-format.ts'

export const compareCommand: Command = {
  name: 'compare',
  usage:
    'compare ID ID [--measure ID] [--period-kind month|quarter|year] [--period P] [--by council|team] [--every-period] [--items] [--format csv|json|table] [--data DIR]',
  summary:
    'explains what moved each figure from one snapshot to another, item by item; periods in which nothing did are left out without --every-period; --items lists the items',
  run: runCompare,
}

const options = ['data', 'measure', 'period-kind', 'period', 'by', 'format'] as const

async function runCompare(words: readonly string[], around: Surroundings): Promise<number> {
  const wanted = comparisonWanted(words)
  if (typeof wanted === 'string') {
    around.tell(wanted)
    return exits.failed
  }
  const { columns, rows, reasons } = await compared(wanted, around)
  if (rows.length === 0) around.tell('Nothing changed in any period that both snapshots have.')
  if (wanted.format === 'table')
    for (const reason of reasons) around.tell(`${reason}: ${reasonsInWords[reason]}`)
  await around.out(formatRows(wanted.format, columns, rows))
  return exits.done
}

type ComparisonWanted = {
  readonly dataFolder: string
  readonly sides: Sides
  readonly asked: ComparisonAsked
  readonly format: OutputFormat
  readonly flags: ReadonlySet<string>
}

async function compared(
  { dataFolder, sides, asked, flags }: ComparisonWanted,
  around: Surroundings,
): Promise<ComparisonTable> {
  const duck = await openDuck(duckOptions(dataFolder))
  const open = (schema: string, counted: Counted): Promise<Side> =>
    openSide(duck, schema, { dataFolder, ...counted, measures: catalogue }, (measure) => {
      if (around.watched) around.tell(`Counting ${measure.shortTitle} …`)
    })
  try {
    const [before, after] = await Promise.all([
      open('first_snapshot', sides.before),
      open('second_snapshot', sides.after),
    ])
    if (flags.has('items'))
      return itemTable(await findChangedItems(duck, everyTeam, { before, after, ...asked }))
    const figures = await compareSnapshots(duck, before, after, asked)
    return figureTable(flags.has('every-period') ? figures : figures.filter(hasChanged), sides)
  } finally {
    duck.close()
  }
}

/** What the words ask for, or a sentence that says what is wrong with them. */
function comparisonWanted(words: readonly string[]): ComparisonWanted | string {
  const given = readArguments(words, options, ['every-period', 'items'])
  if (!given.ok) return given.problem
  const { values, flags } = given
  const [first, second, ...others] = given.positionals
  if (first === undefined || second === undefined || others.length > 0)
    return `compare needs the ids of two snapshots. Usage: ${compareCommand.usage}`
  const format = outputFormat(values.format)
  if (!format) return `'${values.format}' is not a format: use csv, json or table.`
  const asked = comparisonAsked(values)
  if (typeof asked === 'string') return asked
  if (flags.has('items') && values.by !== undefined)
    return '--items names the teams of each item, so it takes no --by.'
  const dataFolder = values.data ?? './data'
  const sides = sidesOf(dataFolder, first, second)
  return typeof sides === 'string' ? sides : { dataFolder, sides, asked, format, flags }
}

function sidesOf(dataFolder: string, first: string, second: string): Sides | string {
  const unknown = [first, second].find((snapshot) => !hasSnapshot(dataFolder, snapshot))
  if (unknown !== undefined)
    return `There is no snapshot ${unknown} in ${dataFolder}. The command snapshots lists them.`
  const found = findSettings(dataFolder)
  if (!found.ok) return found.problem
  const { importedAt } = readManifest(dataFolder, first)
  return {
    before: { snapshot: first, settings: settingsAt(found.all, importedAt) },
    after: { snapshot: second, settings: currentSettings(found.all) },
  }
}

type Values = Partial<Record<(typeof options)[number], string>>

function comparisonAsked(values: Values): ComparisonAsked | string {
  const measure = values.measure === undefined ? undefined : findMeasure(values.measure)
  if (values.measure !== undefined && !measure) return unknownMeasure(values.measure)
  const level = values.by ?? 'council'
  if (level !== 'council' && level !== 'team')
    return `'${level}' is not a level to compare by: use council or team.`
  const when = periodsAsked(values)
  if (typeof when === 'string') return when
  return { measures: measure ? [measure] : catalogue, level, ...when }
}

function periodsAsked(values: Values): Pick<ComparisonAsked, 'period' | 'periodKind'> | string {
  const kind = values['period-kind']
  if (kind !== undefined && kind !== 'month' && kind !== 'quarter' && kind !== 'year')
    return `'${kind}' is not a period kind: use month, quarter or year.`
  if (values.period === undefined) return kind === undefined ? {} : { periodKind: kind }
  const period = parsePeriod(values.period)
  if (period === undefined) return unknownPeriod(values.period)
  if (period.kind === 'range')
    return `${period.label} is a range: compare takes a month, a quarter or a year.`
  return { period }
}
