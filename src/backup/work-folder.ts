import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'

/** A new folder in the data folder for a register's tables; whoever asks for it takes it away. */
export function workFolder(dataFolder: string): string {
  const parent = path.join(dataFolder, 'tmp')
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  return mkdtempSync(path.join(parent, 'backup-'))
}
