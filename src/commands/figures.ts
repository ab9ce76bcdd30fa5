import { parsePeriod } from '#calendar/periods.ts'
import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { findFigures, type FigureQuery } from '#measures/engine/find-figures.ts'
import type { Figure, Level, PeriodKind } from '#measures/figure.ts'
import { findFirstPublished } from '#measures/first-published.ts'
import { currentSettings, findSettings } from '#measures/settings-files.ts'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { openDuck } from '#store/duck.ts'
import { duckOptions } from './duck-options.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { formatRows, outputFormat, type OutputFormat } from './output-format.ts'
import { periodNote } from './period-note.ts'
import { withAnalysis } from './with-analysis.ts'

const columns = [
  'measure',
  'period_kind',
  'period',
  'level',
  'team',
  'breakdown',
  'numerator',
  'denominator',
  'value',
  'state',
  'snapshot',
]

const options = [
  'data',
  'snapshot',
  'measure',
  'period-kind',
  'period',
  'by',
  'breakdown',
  'as',
  'format',
] as const

export const figuresCommand: Command = {
  name: 'figures',
  usage:
    'figures [--snapshot ID] [--measure ID] [--period-kind month|quarter|year] [--period P] [--by council|service|team] [--breakdown NAME] [--as known-now|first-published] [--format csv|json|table] [--data DIR]',
  summary: 'prints figures of the active snapshot, or of another',
  run: runFigures,
}

async function runFigures(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, options)
  const asked = given.ok ? askedFor(given.values, given.positionals) : given
  if (!asked.ok) {
    around.tell(asked.problem)
    return exits.failed
  }
  const { dataFolder, snapshot, query, format } = asked
  if (asked.as === 'first-published') return printFirstPublished(asked, around)
  return withAnalysis(around, dataFolder, snapshot, async (analysis, shown) => {
    const note = query.period && periodNote(query.period, analysis)
    if (note !== undefined) around.tell(note)
    const figures = await findFigures(analysis, query)
    const rows = figures.map((figure) => [...cellsOf(figure), shown])
    await around.out(formatRows(format, columns, rows))
    return exits.done
  })
}

/** Each figure with the snapshot it was first published from, instead of the active one. */
async function printFirstPublished(
  { dataFolder, query, format }: Extract<Asked, { ok: true }>,
  around: Surroundings,
): Promise<number> {
  const active = activeSnapshot(dataFolder)
  if (active === undefined) {
    around.tell(`There is no active snapshot in ${dataFolder}. Import an extract first.`)
    return exits.failed
  }
  const found = findSettings(dataFolder)
  if (!found.ok) {
    around.tell(found.problem)
    return exits.failed
  }
  const duck = await openDuck(duckOptions(dataFolder))
  try {
    const of = { dataFolder, active, settings: currentSettings(found.all), measures: catalogue }
    const published = await findFirstPublished(duck, of, query)
    const rows = published.map(({ first, firstSnapshot }) => [...cellsOf(first), firstSnapshot])
    await around.out(formatRows(format, columns, rows))
    return exits.done
  } finally {
    duck.close()
  }
}

const cellsOf = (figure: Figure) => [
  figure.measure,
  figure.periodKind,
  figure.period,
  figure.level,
  figure.team,
  figure.breakdown,
  figure.numerator,
  figure.denominator,
  { printed: figure.printed },
  figure.state,
]

type Asked =
  | {
      readonly ok: true
      readonly dataFolder: string
      readonly snapshot: string | undefined
      readonly query: FigureQuery
      readonly as: 'known-now' | 'first-published'
      readonly format: OutputFormat
    }
  | { readonly ok: false; readonly problem: string }

const refuse = (problem: string): Asked => ({ ok: false, problem })

type Values = Partial<Record<(typeof options)[number], string>>

function askedFor(values: Values, positionals: readonly string[]): Asked {
  if (positionals.length > 0) return refuse(`'${positionals[0]}' is not an option of figures.`)
  const format = outputFormat(values.format)
  if (!format) return refuse(`'${values.format}' is not a format: use csv, json or table.`)
  const measure = values.measure === undefined ? undefined : findMeasure(values.measure)
  if (values.measure !== undefined && !measure) return refuse(unknownMeasure(values.measure))
  const level = values.by ?? 'council'
  if (!isLevel(level)) return refuse(`'${level}' is not a level: use council, service or team.`)
  const measures = measure ? [measure] : catalogue
  const { breakdown } = values
  if (breakdown !== undefined && !measures.some((one) => one.breakdown?.name === breakdown))
    return refuse(`No measure asked for has a breakdown '${breakdown}'. ${breakdownsThereAre()}`)
  const asked = asAsked(values)
  if (typeof asked === 'string') return refuse(asked)
  const { as, when } = asked
  const query = { measures, level, ...when, ...(breakdown === undefined ? {} : { breakdown }) }
  return {
    ok: true,
    dataFolder: values.data ?? './data',
    snapshot: values.snapshot,
    format,
    query,
    as,
  }
}

type AsAsked = {
  readonly as: 'known-now' | 'first-published'
  readonly when: Pick<FigureQuery, 'period' | 'periodKind'>
}

/** Which periods, and as known when; a sentence where the two do not go together. */
function asAsked(values: Values): AsAsked | string {
  const when = periodAsked(values)
  if (typeof when === 'string') return when
  const as = values.as ?? 'known-now'
  if (as === 'known-now') return { as, when }
  if (as !== 'first-published')
    return `'${as}' is not a way to show figures: use known-now or first-published.`
  if (values.snapshot !== undefined)
    return 'Figures as first published come from several snapshots: leave --snapshot out.'
  if (when.period?.kind === 'range')
    return `${when.period.label} is a range: only months, quarters and years are published.`
  return { as, when }
}

/** One period, or every period of a kind; a sentence where neither is clear. */
function periodAsked(values: Values): Pick<FigureQuery, 'period' | 'periodKind'> | string {
  const kind = values['period-kind'] ?? 'month'
  if (!isPeriodKind(kind)) return `'${kind}' is not a period kind: use month, quarter or year.`
  if (values.period === undefined) return { periodKind: kind }
  const period = parsePeriod(values.period)
  if (period === undefined) return unknownPeriod(values.period)
  const differs = values['period-kind'] !== undefined && period.kind !== kind
  return differs
    ? `${period.label} is a ${period.kind}, not a ${kind}: leave --period-kind out.`
    : { period }
}

const isPeriodKind = (text: string): text is PeriodKind =>
  ['month', 'quarter', 'year'].includes(text)

const isLevel = (text: string): text is Level => ['council', 'service', 'team'].includes(text)

const breakdownsThereAre = (): string =>
  catalogue
    .flatMap(({ id, breakdown }) => (breakdown ? [`${id} has '${breakdown.name}'.`] : []))
    .join(' ')

export const unknownMeasure = (id: string): string =>
  `There is no measure '${id}'. The measures are: ${catalogue.map((one) => one.id).join(', ')}.`

export const unknownPeriod = (text: string): string =>
  `'${text}' is not a period. Write 2019-10, "2019-20 Q2", 2019-20, or a range of months 2019-04..2019-09.`
