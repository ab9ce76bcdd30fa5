import { localDate } from '#calendar/local-date.ts'
import { problemOfRebasing } from '#measures/rebasing.ts'
import {
  findSettings,
  latestOf,
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
  usage:
    'settings [set NAME=VALUE … | rebase MEASURE DAY | unrebase MEASURE DAY] [--who NAME --why TEXT] [--format csv|json|table] [--data DIR]',
  summary:
    'lists what the council chose for its measures, number by number; set writes the next number, and the figures are counted again under it; rebase reckons what is usual of a measure afresh from a day, and unrebase takes that back',
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
  if (verb === 'set') return writeNext(dataFolder, setValues(changes), values, around)
  if (verb === 'rebase' || verb === 'unrebase')
    return writeNext(dataFolder, changeRebasings(verb, changes, values.why ?? ''), values, around)
  if (verb !== undefined)
    return fail(around, `settings has no '${verb}'. Usage: ${settingsCommand.usage}`)
  const found = findSettings(dataFolder)
  if (!found.ok) return fail(around, found.problem)
  const rows = found.all.flatMap(rowsOf)
  await around.out(formatRows(format, ['number', 'at', 'who', 'why', 'setting', 'value'], rows))
  return exits.done
}

const rowsOf = ({ settings, rebasings, at, who, why }: NumberedSettings) => {
  const { number, ...values } = settings
  const named: [string, unknown][] = [
    ...Object.entries(flatten(values)),
    ...rebasings.map(({ measure, from, reason }): [string, string] => [
      `rebasing ${measure}`,
      `${from}: ${reason}`,
    ]),
  ]
  return named.map(([name, value]) => [
    number,
    at,
    who,
    why,
    name,
    typeof value === 'number' ? value : String(value),
  ])
}

/** What a new number says otherwise than the one before it, or a sentence why it cannot. */
type Change = (
  current: NumberedSettings,
) =>
  | { readonly ok: true; readonly next: Partial<Pick<NumberedSettings, 'settings' | 'rebasings'>> }
  | { readonly ok: false; readonly problem: string }

async function writeNext(
  dataFolder: string,
  change: Change,
  { who, why }: { readonly who?: string; readonly why?: string },
  around: Surroundings,
): Promise<number> {
  if (who === undefined || why === undefined)
    return fail(around, 'settings needs --who (who decides it) and --why to change anything.')
  const lock = await takeImportLock(dataFolder)
  if (!lock.ok) return fail(around, lock.problem)
  try {
    const found = findSettings(dataFolder)
    if (!found.ok) return fail(around, found.problem)
    const current = latestOf(found.all)
    const changed = change(current)
    if (!changed.ok) return fail(around, changed.problem)
    const { settings, rebasings } = { ...current, ...changed.next }
    const number = current.settings.number + 1
    const at = around.now().toISOString()
    writeSettings(dataFolder, { settings: { ...settings, number }, rebasings, at, who, why })
    const active = activeSnapshot(dataFolder)
    if (active !== undefined)
      await prepareFigures(dataFolder, active, (step) => {
        if (around.watched) around.tell(step)
      })
    around.tell(`Settings number ${number} are in force now.`)
    return exits.done
  } finally {
    await lock.release()
  }
}

const setValues =
  (words: readonly string[]): Change =>
  ({ settings }) => {
    if (words.length === 0)
      return { ok: false, problem: 'settings set needs what changes as NAME=VALUE.' }
    const read = readChanges(words)
    if (!read.ok) return read
    const { number } = settings
    return { ok: true, next: { settings: { number, ...withSettings(settings, read.changes) } } }
  }

const changeRebasings =
  (verb: 'rebase' | 'unrebase', [measure = '', day = '']: readonly string[], why: string): Change =>
  ({ rebasings }) => {
    const problem = problemOfRebasing(measure, day)
    if (problem !== undefined) return { ok: false, problem: `Nothing was changed: ${problem}` }
    const others = rebasings.filter((one) => one.measure !== measure || one.from !== day)
    const isThere = others.length < rebasings.length
    if (isThere === (verb === 'rebase'))
      return {
        ok: false,
        problem: `Nothing was changed: ${measure} is ${isThere ? 'already' : 'not'} re-based from ${day}.`,
      }
    const added = { measure, from: localDate(day), reason: why }
    return { ok: true, next: { rebasings: isThere ? others : [...others, added] } }
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
