import { parseArgs, type ParseArgsConfig } from 'node:util'

/** What a person gave on the command line, or a sentence that says what was wrong with it. */
export type Arguments<Names extends string> =
  | {
      readonly ok: true
      readonly values: Readonly<Partial<Record<Names, string>>>
      readonly flags: ReadonlySet<string>
      readonly positionals: readonly string[]
    }
  | { readonly ok: false; readonly problem: string }

/** Reads `--name value` for each name, `--flag` for each flag, and the words between them. */
export function readArguments<const Names extends string>(
  words: readonly string[],
  names: readonly Names[],
  flags: readonly string[] = [],
): Arguments<Names> {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((flag) => [flag, { type: 'boolean' as const }]),
  ])
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    })
    const texts = Object.entries(values).filter(([, value]) => typeof value === 'string')
    return {
      ok: true,
      values: Object.fromEntries(texts) as Partial<Record<Names, string>>,
      flags: new Set(flags.filter((flag) => values[flag] === true)),
      positionals,
    }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const unknown = /Unknown option '(.+?)'/.exec(message)
  if (unknown)
    return `There is no option ${unknown[1]}. Run the command with --help for those there are.`
  const missing = /Option '(.+?) <value>' argument missing/.exec(message)
  if (missing) return `${missing[1]} needs a value after it.`
  return message.split('\n')[0] ?? message
}
