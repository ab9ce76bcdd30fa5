import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const markerFile = (dataFolder: string): string => path.join(dataFolder, 'example')

/** Whether a data folder holds an invented council, which no other extract may join. */
export const isExample = (dataFolder: string): boolean =>
  statSync(markerFile(dataFolder), { throwIfNoEntry: false })?.isFile() === true

/** Gives a new data folder to the example council. */
export function markAsExample(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  if (existsSync(markerFile(dataFolder))) return
  writeFileSync(
    markerFile(dataFolder),
    'The council in this folder is invented. No other extract can be imported here.\n',
    { mode: 0o600 },
  )
}
