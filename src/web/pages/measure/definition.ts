import type { Measure, Settings } from '#measures/measure.ts'
import { capital } from '../../words/capital.ts'

export type DefinitionRow = { readonly key: string; readonly lines: readonly string[] }

/** What a measure counts and by which rules, as a list of facts. */
export const definitionRows = (measure: Measure, settings: Settings): DefinitionRow[] =>
  [
    { key: 'What is counted', lines: [measure.definition] },
    { key: 'Why it matters', lines: [measure.why] },
    { key: 'Clock', lines: [measure.clock] },
    { key: 'Left out', lines: leftOut(measure) },
    { key: 'Where it comes from', lines: [measure.source] },
    { key: 'Owner', lines: [measure.owner] },
    { key: 'Settings', lines: settingLines(measure, settings) },
    { key: 'Version', lines: [`Definition ${measure.version}, settings ${settings.number}`] },
  ].filter(({ lines }) => lines.length > 0)

const leftOut = ({ leavesOut }: Measure): string[] => {
  const reasons = Object.entries(leavesOut).map(([reason, words]) => `${capital(reason)}: ${words}`)
  return reasons.length > 0 ? reasons : ['Nothing']
}

const settingLines = (measure: Measure, settings: Settings): string[] =>
  measure.settings.map((name) => `${spaced(name)}: ${settingInWords(settings[name])}`)

/** `seenWithinDays` as `Seen within days`. */
const spaced = (name: string): string =>
  capital(name.replace(/[A-Z0-9]+/g, (part) => ` ${part.toLowerCase()}`).trim())

const settingInWords = (value: Settings[keyof Settings]): string =>
  typeof value === 'object'
    ? Object.entries(value)
        .map(([name, one]) => `${spaced(name).toLowerCase()} ${one}`)
        .join(', ')
    : String(value)
