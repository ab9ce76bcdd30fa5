import { statSync } from 'node:fs'

/** The mode of a file that others than its owner may read, such as `644`; undefined where none may. */
export function modeForOthers(file: string): string | undefined {
  const mode = statSync(file).mode & 0o777
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0
  return isOpen ? mode.toString(8) : undefined
}
