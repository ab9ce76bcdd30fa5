import type { RecordTable } from '#records/define-table.ts'
import { catalogue } from './catalogue/index.ts'
import type { Measure, Settings } from './measure.ts'
import { defaultSettings } from './settings.ts'

/** The reference page of measures, as Markdown: what each one counts. */
export const measuresPage = (): string =>
  [
    '# Measures',
    '',
    'What each measure counts. A figure is its items added up: `items` lists the rows behind it, those left out with their reasons.',
    '',
    '*This page is generated from the catalogue; `npm run check` fails when it is stale.*',
    '',
    ...catalogue.map((measure) => `- [${measure.title}](#${measure.id})`),
    '',
    ...catalogue.flatMap(measureSection),
  ].join('\n')

function measureSection(measure: Measure): string[] {
  return [
    `<h2 id="${measure.id}">${measure.title}</h2>`,
    '',
    measure.definition,
    '',
    measure.why,
    '',
    '| | |',
    '| --- | --- |',
    `| id, version | \`${measure.id}\`, ${measure.version} |`,
    `| kind | ${kindWords(measure)} |`,
    `| item | ${measure.item} |`,
    `| unit | ${measure.unit}; ${measure.better} is better |`,
    `| clock | ${measure.clock} |`,
    `| owner | ${measure.owner} |`,
    `| source | ${measure.source} |`,
    `| reads | ${measure.reads.map(({ name }) => `[\`${name}\`](records.md#${name})`).join(', ')} |`,
    `| needs | ${needsWords(measure)} |`,
    `| breakdown | ${breakdownWords(measure)} |`,
    `| settings | ${settingsWords(measure, defaultSettings)} |`,
    `| left out | ${leftOutWords(measure)} |`,
    '',
  ]
}

function kindWords({ kind, periodAverage }: Measure): string {
  if (kind === 'event')
    return 'event: counted in the period it is dated in; longer periods pool their months'
  return periodAverage
    ? 'stock: true on the last day of a month; longer periods show the mean of their months'
    : 'stock: true on the last day of the period'
}

function needsWords({ needs, needsOneOf, historyIn }: Measure): string {
  const all = namesOf(needs, ' and ')
  const oneOf = needsOneOf ? `, and one of ${namesOf(needsOneOf, ', ')}` : ''
  const history = historyIn
    ? `; without ${namesOf(historyIn, ' or ')} there is an answer for the extract’s own day alone`
    : ''
  return `${all}${oneOf}${history}`
}

const namesOf = (tables: readonly RecordTable[], between: string): string =>
  tables.map(({ name }) => `\`${name}\``).join(between)

function breakdownWords({ breakdown }: Measure): string {
  if (!breakdown) return 'none'
  const values = Object.entries(breakdown.values).map(([value, words]) => `\`${value}\`: ${words}`)
  return `\`${breakdown.name}\`: ${values.join('; ')}`
}

const settingsWords = (measure: Measure, settings: Settings): string =>
  measure.settings.length === 0
    ? 'none'
    : measure.settings.map((name) => `${name} = ${settingText(settings[name])}`).join('; ')

const settingText = (value: Settings[keyof Settings]): string =>
  typeof value === 'object'
    ? Object.entries(value)
        .map(([name, one]) => `${name} ${one}`)
        .join(', ')
    : String(value)

const leftOutWords = ({ leavesOut }: Measure): string => {
  const reasons = Object.entries(leavesOut).map(([reason, words]) => `\`${reason}\`: ${words}`)
  return reasons.length === 0 ? 'nothing' : reasons.join(' ')
}
