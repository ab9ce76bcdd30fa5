import type { Settings } from '#measures/measure.ts'
import {
  currentSettings,
  findSettings,
  writeSettings,
  type NumberedSettings,
} from '#measures/settings-files.ts'
import { flatten, problemOfSetting, withSettings } from '#measures/setting-values.ts'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { prepareFigures } from './prepare-figures.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { takeImportLock } from './import-extract.ts'
import { formatRows, outputFormat } from './output-format.ts'

export const settingsCommand: Command = {
  name: 'settings',
  usage: 'settings [set NAME=VALUE … --who NAME --why TEXT] [--format csv|json|table] [--data DIR]',
  summary:
    'lists what the council chose for its measures, number by number; set writes the next number, and the figures are counted again under it',
  run: runSettings,
}

async function runSettings(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'format', 'who', 'why'])
  if (!given.ok) return fail(around, given.problem)
  const { values, positionals } = given
  const format = outputFormat(values.format)
  if (!format) return fail(around, `'${values.format}' is not a format: use csv, json or table.`)
  const dataFolder = values.data ?? './data'
  const [verb, ...changes] = positionals
  if (verb === 'set') return setSettings(dataFolder, changes, values, around)
  if (verb !== undefined)
    return fail(around, `settings has no '${verb}'. Usage: ${settingsCommand.usage}`)
  const found = findSettings(dataFolder)
  if (!found.ok) return fail(around, found.problem)
  const rows = found.all.flatMap(rowsOf)
  await around.out(formatRows(format, ['number', 'at', 'who', 'why', 'setting', 'value'], rows))
  return exits.done
}

const rowsOf = ({ settings, at, who, why }: NumberedSettings) => {
  const { number, ...values } = settings
  return Object.entries(flatten(values)).map(([name, value]) => [
    number,
    at,
    who,
    why,
    name,
    typeof value === 'number' ? value : String(value),
  ])
}

async function setSettings(
  dataFolder: string,
  changes: readonly string[],
  { who, why }: { readonly who?: string; readonly why?: string },
  around: Surroundings,
): Promise<number> {
  if (changes.length === 0 || who === undefined || why === undefined)
    return fail(
      around,
      'settings set needs what changes as NAME=VALUE, --who (who decides it) and --why.',
    )
  const read = readChanges(changes)
  if (!read.ok) return fail(around, read.problem)
  const lock = await takeImportLock(dataFolder)
  if (!lock.ok) return fail(around, lock.problem)
  try {
    const found = findSettings(dataFolder)
    if (!found.ok) return fail(around, found.problem)
    const current = currentSettings(found.all)
    const settings: Settings = {
      number: current.number + 1,
      ...withSettings(current, read.changes),
    }
    writeSettings(dataFolder, { settings, at: around.now().toISOString(), who, why })
    const active = activeSnapshot(dataFolder)
    if (active !== undefined)
      await prepareFigures(dataFolder, active, (step) => {
        if (around.watched) around.tell(step)
      })
    around.tell(`Settings number ${settings.number} are in force now.`)
    return exits.done
  } finally {
    await lock.release()
  }
}

type Changes =
  | { readonly ok: true; readonly changes: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly problem: string }

function readChanges(words: readonly string[]): Changes {
  const changes: Record<string, string | number> = {}
  for (const word of words) {
    const [name = '', ...rest] = word.split('=')
    if (rest.length === 0)
      return { ok: false, problem: `'${word}' is not a change: write NAME=VALUE.` }
    const text = rest.join('=')
    const value = /^\d+$/.test(text) ? Number(text) : text
    const problem = problemOfSetting(name, value)
    if (problem !== undefined) return { ok: false, problem: `Nothing was changed: ${problem}` }
    changes[name] = value
  }
  return { ok: true, changes }
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
