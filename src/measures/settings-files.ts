import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { replaceFile } from '#store/sync-files.ts'
import type { Settings } from './measure.ts'
import { parseRebasings, type Rebasing } from './rebasing.ts'
import { parseSettingValues, type SettingValues } from './setting-values.ts'
import { defaultSettings } from './settings.ts'

/** One numbered version of a council's settings: what was chosen, by whom, when and why. */
export type NumberedSettings = {
  readonly settings: Settings
  /** How series are read; beside the settings, since no figure depends on them. */
  readonly rebasings: readonly Rebasing[]
  /** The instant it was written, ISO 8601 in UTC; null for the definitions as published. */
  readonly at: string | null
  readonly who: string | null
  readonly why: string | null
}

/** What a file says, which is all that differs from the definitions as published. */
type SettingsFile = {
  readonly number: number
  readonly at: string
  readonly who: string
  readonly why: string
  readonly values: SettingValues
  readonly rebasings: readonly Rebasing[]
}

export type FoundSettings =
  | { readonly ok: true; readonly all: readonly [NumberedSettings, ...NumberedSettings[]] }
  | { readonly ok: false; readonly problem: string }

export const settingsFolder = (dataFolder: string): string => path.join(dataFolder, 'settings')

const fileName = (number: number): string => `${String(number).padStart(4, '0')}.json`

/** Number 1, the definitions as published, and each numbered file after it, in order. */
export function findSettings(dataFolder: string): FoundSettings {
  const all: [NumberedSettings, ...NumberedSettings[]] = [
    { settings: defaultSettings, rebasings: [], at: null, who: null, why: null },
  ]
  const folder = settingsFolder(dataFolder)
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names.filter((one) => /^\d{4,}\.json$/.test(one)).toSorted(byNumber)) {
    const number = all.length + 1
    const file = path.join(folder, name)
    if (name !== fileName(number))
      return { ok: false, problem: `Settings number ${number} is missing: ${file} follows a gap.` }
    const read = readSettingsFile(readFileSync(file, 'utf8'), number)
    if (!read.ok) return { ok: false, problem: `${file} cannot be used: ${read.problem}` }
    all.push(read.value)
  }
  return { ok: true, all }
}

const byNumber = (one: string, other: string): number => parseInt(one, 10) - parseInt(other, 10)

type Read =
  | { readonly ok: true; readonly value: NumberedSettings }
  | { readonly ok: false; readonly problem: string }

function readSettingsFile(text: string, number: number): Read {
  const read = parseJson(text)
  if (read === undefined) return { ok: false, problem: 'it is not JSON.' }
  if (read['number'] !== number)
    return { ok: false, problem: `its "number" is not ${number}, the number of its name.` }
  const { at, who, why } = read
  if (typeof at !== 'string' || typeof who !== 'string' || typeof why !== 'string')
    return { ok: false, problem: 'it does not say "at", "who" and "why" as texts.' }
  const values = parseSettingValues(read['values'])
  if (!values.ok) return values
  const rebased = parseRebasings(read['rebasings'])
  if (!rebased.ok) return rebased
  const settings = { ...defaultSettings, ...values.values, number }
  return { ok: true, value: { settings, rebasings: rebased.rebasings, at, who, why } }
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined
  } catch {
    return undefined
  }
}

/** How many there are, without reading them: cheap enough to look at every second. */
export function latestNumber(dataFolder: string): number {
  const folder = settingsFolder(dataFolder)
  if (!existsSync(folder)) return defaultSettings.number
  return 1 + readdirSync(folder).filter((name) => /^\d{4,}\.json$/.test(name)).length
}

/** Those in force now, for what cannot go on without; throws where a file cannot be used. */
export const settingsInForce = (dataFolder: string): Settings => numberInForce(dataFolder).settings

/** The same with who, when and why. */
export const numberInForce = (dataFolder: string): NumberedSettings =>
  latestOf(allSettings(dataFolder))

type AllSettings = readonly [NumberedSettings, ...NumberedSettings[]]

export const latestOf = (all: AllSettings): NumberedSettings => all.at(-1) ?? all[0]

/** Those in force now: the highest number. */
export const currentSettings = (all: AllSettings): Settings => latestOf(all).settings

/** Those in force at an instant, which a figure published then was counted under. */
export const settingsAt = (all: AllSettings, instant: string): Settings =>
  numberAt(all, instant).settings

/** The same with who, when and why. */
export const numberAt = (all: AllSettings, instant: string): NumberedSettings =>
  all.findLast(({ at }) => at === null || at <= instant) ?? all[0]

/** Every number there is; throws where a file cannot be used. */
export function allSettings(dataFolder: string): AllSettings {
  const found = findSettings(dataFolder)
  if (!found.ok) throw new Error(found.problem)
  return found.all
}

type WrittenSettings = Pick<NumberedSettings, 'settings' | 'rebasings'> &
  Pick<SettingsFile, 'at' | 'who' | 'why'>

/** Writes the next number, whole or not at all. Call it under the import lock. */
export function writeSettings(
  dataFolder: string,
  { settings, rebasings, at, who, why }: WrittenSettings,
): void {
  const { number, ...values } = settings
  const contents: SettingsFile = { number, at, who, why, values, rebasings }
  mkdirSync(settingsFolder(dataFolder), { recursive: true, mode: 0o700 })
  const file = path.join(settingsFolder(dataFolder), fileName(number))
  replaceFile(file, `${JSON.stringify(contents, null, 2)}\n`)
}
