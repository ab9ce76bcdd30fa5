import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { replaceFile } from '#store/sync-files.ts'
import type { DefinitionVersions } from './engine/figure-store.ts'
import { settingsFolder } from './settings-files.ts'

/** Which versions of the definitions pages were counted under, from an instant on. */
export type DefinitionsSince = {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly versions: DefinitionVersions
}

const fileOf = (dataFolder: string): string =>
  path.join(settingsFolder(dataFolder), 'definitions.jsonl')

function list(dataFolder: string): readonly DefinitionsSince[] {
  const file = fileOf(dataFolder)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DefinitionsSince)
}

/** Writes down the program's versions where another program's were the last; it is called as it starts to serve. */
export function noteDefinitions(
  dataFolder: string,
  versions: DefinitionVersions,
  at: string,
): void {
  const all = list(dataFolder)
  if (isDeepStrictEqual(all.at(-1)?.versions, versions)) return
  mkdirSync(settingsFolder(dataFolder), { recursive: true, mode: 0o700 })
  const lines = [...all, { at, versions }].map((one) => JSON.stringify(one))
  replaceFile(fileOf(dataFolder), `${lines.join('\n')}\n`)
}

/** Undefined before the record began. */
export const definitionsAt = (dataFolder: string, instant: Date): DefinitionVersions | undefined =>
  list(dataFolder).findLast(({ at }) => at <= instant.toISOString())?.versions
