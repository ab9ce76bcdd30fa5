import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The program's version, as its package has it. */
export function programVersion(): string {
  const file = path.join(import.meta.dirname, '../../package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
