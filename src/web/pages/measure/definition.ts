import { dayInWords } from '#calendar/day-in-words.ts'
import { parseLocalDate } from '#calendar/local-date.ts'
import type { Measure, Settings } from '#measures/measure.ts'
import type { NumberedSettings } from '#measures/settings-files.ts'
import { capital } from '../../words/capital.ts'

export type DefinitionRow = { readonly key: string; readonly lines: readonly string[] }

/** What a measure counts and by which rules, as a list of facts. */
export function definitionRows(measure: Measure, numbered: NumberedSettings): DefinitionRow[] {
  const { settings } = numbered
  return [
    { key: 'What is counted', lines: [measure.definition] },
    { key: 'Why it matters', lines: [measure.why] },
    { key: 'Clock', lines: [measure.clock] },
    { key: 'Left out', lines: leftOut(measure) },
    { key: 'Where it comes from', lines: [measure.source] },
    { key: 'Owner', lines: [measure.owner] },
    { key: 'Settings', lines: settingLines(measure, settings) },
    { key: 'Version', lines: [`Definition ${measure.version}`, settingsNumber(numbered)] },
  ].filter(({ lines }) => lines.length > 0)
}

/** Which settings are in force, decided by whom, when and why. */
function settingsNumber({ settings: { number }, at, who, why }: NumberedSettings): string {
  if (at === null) return `Settings ${number}: the definitions as published`
  const day = parseLocalDate(at.slice(0, 10))
  return `Settings ${number}, by ${who ?? 'nobody named'}${day ? ` on ${dayInWords(day)}` : ''}: ${why ?? 'no reason given'}`
}

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
