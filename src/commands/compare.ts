import { parsePeriod } from '#calendar/periods.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { reasonsInWords, type ComparedFigure } from '#measures/compare/change.ts'
import { compareSnapshots, type ComparisonAsked } from '#measures/compare/compare-snapshots.ts'
import { openSide, type Side } from '#measures/compare/open-side.ts'
import type { Figure } from '#measures/figure.ts'
import { currentSettings, findSettings, settingsAt } from '#measures/settings-files.ts'
import { readManifest } from '#records/read-snapshot.ts'
import type { Settings } from '#measures/measure.ts'
import { hasSnapshot } from '#records/active-snapshot.ts'
import { openDuck } from '#store/duck.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'
import { unknownMeasure, unknownPeriod } from './figures.ts'
import { formatRows, outputFormat } from './output-format.ts'

/** `part` is `before`, a reason for what changed between, or `after`: the numbers add up downwards. */
const columns = [
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
]

export const compareCommand: Command = {
  name: 'compare',
  usage:
    'compare ID ID [--measure ID] [--period-kind month|quarter|year] [--period P] [--by council|team] [--every-period] [--format csv|json|table] [--data DIR]',
  summary:
    'explains what moved each figure from one snapshot to another, item by item; periods in which nothing did are left out without --every-period',
  run: runCompare,
}

const options = ['data', 'measure', 'period-kind', 'period', 'by', 'format'] as const

async function runCompare(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, options, ['every-period'])
  if (!given.ok) return fail(around, given.problem)
  const [first, second, ...others] = given.positionals
  if (first === undefined || second === undefined || others.length > 0)
    return fail(around, `compare needs the ids of two snapshots. Usage: ${compareCommand.usage}`)
  const format = outputFormat(given.values.format)
  if (!format)
    return fail(around, `'${given.values.format}' is not a format: use csv, json or table.`)
  const asked = comparisonAsked(given.values)
  if (typeof asked === 'string') return fail(around, asked)
  const dataFolder = given.values.data ?? './data'
  const unknown = [first, second].find((snapshot) => !hasSnapshot(dataFolder, snapshot))
  if (unknown !== undefined)
    return fail(
      around,
      `There is no snapshot ${unknown} in ${dataFolder}. The command snapshots lists them.`,
    )
  const found = findSettings(dataFolder)
  if (!found.ok) return fail(around, found.problem)
  const { importedAt } = readManifest(dataFolder, first)
  const sides: Sides = {
    dataFolder,
    before: { snapshot: first, settings: settingsAt(found.all, importedAt) },
    after: { snapshot: second, settings: currentSettings(found.all) },
  }
  const figures = await compared(sides, asked, around)
  const shown = given.flags.has('every-period') ? figures : figures.filter(hasChanged)
  const rows = shown.flatMap((figure) => rowsOf(figure, sides))
  if (rows.length === 0) around.tell('Nothing changed in any period that both snapshots have.')
  if (format === 'table') for (const line of legend(shown)) around.tell(line)
  await around.out(formatRows(format, columns, rows))
  return exits.done
}

type Counted = { readonly snapshot: string; readonly settings: Settings }

/** The first as it was counted when it was imported, the second as it is counted now. */
type Sides = { readonly dataFolder: string; readonly before: Counted; readonly after: Counted }

async function compared(
  { dataFolder, ...sides }: Sides,
  asked: ComparisonAsked,
  around: Surroundings,
): Promise<ComparedFigure[]> {
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
    return await compareSnapshots(duck, before, after, asked)
  } finally {
    duck.close()
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

/** What each reason that occurs says, for a person who reads the table. */
const legend = (figures: readonly ComparedFigure[]): string[] => {
  const seen = new Set(figures.flatMap(({ changes }) => changes.map(({ reason }) => reason)))
  return [...seen].map((reason) => `${reason}: ${reasonsInWords[reason]}`)
}

const hasChanged = ({ before, after, changes }: ComparedFigure): boolean =>
  changes.length > 0 || before?.state !== after?.state

function rowsOf(figure: ComparedFigure, sides: Sides) {
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

const cellsOfSide = ({ snapshot, settings }: Counted) => [snapshot, settings.number]

/** A team without an item in the period has no figure: nothing of nothing. */
const cellsOf = (figure: Figure | undefined) =>
  figure === undefined
    ? [0, 0, null, 'no data']
    : [figure.numerator, figure.denominator, { printed: figure.printed }, figure.state]

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
