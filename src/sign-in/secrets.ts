import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { modeForOthers } from './owners-alone.ts'

/** What signs cookies and encrypts second factors; never in the register, nor in a message. */
export type Secrets = {
  /** A key for one purpose, as hexadecimal; the same each time. */
  readonly keyFor: (purpose: 'sign-in' | 'devices' | 'attempts' | 'second factors') => string
}

export type ReadSecrets =
  | { readonly ok: true; readonly secrets: Secrets }
  | { readonly ok: false; readonly problem: string }

/**
 * The secrets of a data folder, made at the first asking. Refuses a file that others than its owner
 * may read, and one that is not what was written; never makes another in its place.
 */
export function readSecrets(dataFolder: string): ReadSecrets {
  const file = path.join(dataFolder, 'secrets.json')
  if (!existsSync(file)) makeSecrets(dataFolder, file)
  const mode = modeForOthers(file)
  if (mode !== undefined)
    return {
      ok: false,
      problem: `Others than its owner may read ${file} (mode ${mode}): whoever did can sign in as anyone. Run chmod 600 on it; if others did read it, delete it, which signs everyone out.`,
    }
  const master = masterOf(readFileSync(file, 'utf8'))
  if (master === undefined)
    return {
      ok: false,
      problem: `${file} is not as it was written. Put it back from a backup, or delete it: everyone then signs in again and sets up their second factor anew.`,
    }
  return {
    ok: true,
    secrets: {
      keyFor: (purpose) =>
        Buffer.from(hkdfSync('sha256', master, '', `throughline ${purpose}`, 32)).toString('hex'),
    },
  }
}

const bytes = 32

function makeSecrets(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const text = `${JSON.stringify({ master: randomBytes(bytes).toString('base64') })}\n`
  // Not written over another process's, which may have been quicker.
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return
  }
  chmodSync(file, 0o600)
}

function masterOf(text: string): Buffer | undefined {
  try {
    const { master } = JSON.parse(text) as { master?: unknown }
    const read = typeof master === 'string' ? Buffer.from(master, 'base64') : undefined
    return read?.length === bytes ? read : undefined
  } catch {
    return undefined
  }
}
