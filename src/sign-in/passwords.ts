import { randomBytes } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { sql, type Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import type { Within } from './record.ts'

type Db = Kysely<RegisterTables>

/** Whose an e-mail address is, and the hash of their password if they may sign in with one. */
export type Account = { readonly personId: number; readonly hash: string | null }

export async function findAccount(
  db: Db,
  email: string,
  today: LocalDate,
): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select people.person_id as "personId",
      case when people.disabled_on is null or people.disabled_on > ${today}
        then accounts.password end as hash
    from people
    left join sign_in_accounts as accounts
      on accounts.user_id = people.person_id::text and accounts.provider_id = 'credential'
    where people.email = ${email}
  `.execute(db)
  return rows[0]
}

/** A hash that no password has, which takes as long to compare as any. */
let nobodys: Promise<string> | undefined

/** Whether a password is an account's; where there is none, it takes as long to say so. */
export async function isPassword(account: Account | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('hex'))
  const hash = account?.hash ?? (await nobodys)
  const isRight = await verifyPassword({ hash, password: password.slice(0, 1000) })
  return isRight && typeof account?.hash === 'string'
}

/** Keeps a password, in place of one there was. */
export async function setPassword(
  within: Within,
  personId: number,
  { password, at }: { readonly password: string; readonly at: Date },
): Promise<void> {
  const hash = await hashPassword(password)
  const userId = String(personId)
  await within
    .insertInto('sign_in_accounts')
    .values({
      id: randomBytes(16).toString('base64url'),
      user_id: userId,
      account_id: userId,
      provider_id: 'credential',
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((there) =>
      there.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: at }),
    )
    .execute()
}

/** Forgets a person's password and which account of a provider is theirs. */
export const removeAccounts = (within: Within, personId: number) =>
  within.deleteFrom('sign_in_accounts').where('user_id', '=', String(personId)).execute()

/** Whether a person has chosen a password. */
export async function hasPassword(db: Db, personId: number): Promise<boolean> {
  const found = await db
    .selectFrom('sign_in_accounts')
    .select('id')
    .where('user_id', '=', String(personId))
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return found !== undefined
}
