import { createHmac, randomBytes } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Within } from './record.ts'
import { inBase32, stepOfCode } from './totp.ts'

type Db = Kysely<RegisterTables>

/** Whether a person has set up a second factor. */
export async function hasSecondFactor(db: Db, personId: number): Promise<boolean> {
  const found = await db
    .selectFrom('sign_in_second_factors')
    .select('confirmed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return found !== undefined && found.confirmed_at !== null
}

/** The secret that a person is to put into their app: the same until a first code confirms it. */
export async function offeredSecret(db: Db, personId: number, key: string): Promise<Buffer> {
  const secret = randomBytes(20)
  await db
    .insertInto('sign_in_second_factors')
    .values({
      person_id: personId,
      secret: await symmetricEncrypt({ key, data: secret.toString('hex') }),
      confirmed_at: null,
    })
    .onConflict((there) => there.doNothing())
    .execute()
  const kept = await secretOf(db, personId, key)
  if (kept === undefined) throw new Error('A second factor that was offered is gone.')
  return kept
}

async function secretOf(db: Db, personId: number, key: string): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('sign_in_second_factors')
    .select('secret')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (found === undefined) return undefined
  try {
    return Buffer.from(await symmetricDecrypt({ key, data: found.secret }), 'hex')
  } catch {
    // The secrets of the data folder are others than when it was set up.
    return undefined
  }
}

/**
 * Whether a code is right and was not used before. A code works once: the row is taken only from a
 * half-minute before the code's own, so that of two who give it at once one gets in.
 */
export async function useCode(
  db: Db,
  {
    personId,
    code,
    at,
    key,
    confirming,
  }: {
    readonly personId: number
    readonly code: string
    readonly at: Date
    readonly key: string
    /** Whether it is the first code, which confirms what was offered. */
    readonly confirming: boolean
  },
): Promise<boolean> {
  const secret = await secretOf(db, personId, key)
  const step = secret && stepOfCode(secret, code, at)
  if (step === undefined) return false
  const { numUpdatedRows } = await db
    .updateTable('sign_in_second_factors')
    .set(confirming ? { last_step: step, confirmed_at: at } : { last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .where('confirmed_at', confirming ? 'is' : 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const codesGiven = 10

/** New recovery codes in place of any there were; only their hashes are kept. */
export async function makeRecoveryCodes(
  within: Within,
  personId: number,
  key: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: codesGiven }, () => inBase32(randomBytes(10)))
  await within.deleteFrom('sign_in_recovery_codes').where('person_id', '=', personId).execute()
  await within
    .insertInto('sign_in_recovery_codes')
    .values(
      codes.map((code) => ({ person_id: personId, code_hash: hashOf(code, key), used_at: null })),
    )
    .execute()
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code)
}

/** Whether a recovery code is right and was not used before; it is used now. */
export async function useRecoveryCode(
  db: Db,
  {
    personId,
    code,
    at,
    key,
  }: {
    readonly personId: number
    readonly code: string
    readonly at: Date
    readonly key: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_recovery_codes')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashOf(code, key))
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** 80 bits drawn by chance need no slow hash. */
const hashOf = (code: string, key: string): string =>
  createHmac('sha256', key)
    .update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''))
    .digest('base64url')

/** Takes a person's second factor and recovery codes away: they set up another at their next sign-in. */
export async function clearSecondFactor(within: Within, personId: number): Promise<void> {
  await within.deleteFrom('sign_in_recovery_codes').where('person_id', '=', personId).execute()
  await within.deleteFrom('sign_in_second_factors').where('person_id', '=', personId).execute()
}
