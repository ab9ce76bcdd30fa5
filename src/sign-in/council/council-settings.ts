import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { modeForOthers } from '../owners-alone.ts'
import { parseCouncilSettings, type CouncilSettings } from './parse-council-settings.ts'

export type ReadCouncilSettings =
  | { readonly ok: true; readonly council: CouncilSettings | undefined }
  | { readonly ok: false; readonly problem: string }

/** Variables of the environment that stand in for what the file says, or for the whole of it. */
const variables = {
  issuer: 'THROUGHLINE_OIDC_ISSUER',
  clientId: 'THROUGHLINE_OIDC_CLIENT_ID',
  clientSecret: 'THROUGHLINE_OIDC_CLIENT_SECRET',
} as const

/**
 * How the council's own sign-in is reached: `sign-in.json` in the data folder, with what the
 * environment says in place of the same in it. Undefined where neither names one.
 */
export function readCouncilSettings(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): ReadCouncilSettings {
  const file = path.join(dataFolder, 'sign-in.json')
  const fromEnvironment = Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const value = environment[variable]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const isThere = existsSync(file)
  if (!isThere && Object.keys(fromEnvironment).length === 0) return { ok: true, council: undefined }
  const mode = isThere ? modeForOthers(file) : undefined
  if (mode !== undefined)
    return {
      ok: false,
      problem: `Others than its owner may read ${file} (mode ${mode}), which holds a secret. Run chmod 600 on it; if others did read it, have the secret made anew where people sign in.`,
    }
  const written = isThere ? readObject(file) : {}
  if (written === undefined)
    return { ok: false, problem: `${file} cannot be used: it is not a JSON object.` }
  const parsed = parseCouncilSettings({ ...written, ...fromEnvironment })
  if (parsed.ok) return { ok: true, council: parsed.council }
  const where = isThere ? file : `What ${Object.values(variables).join(', ')} say`
  return { ok: false, problem: `${where} cannot be used: ${parsed.problem}` }
}

function readObject(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
