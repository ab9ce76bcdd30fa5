import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql, type Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** Who asks to sign in. `device` is that of a cookie given here at a sign-in of the same person. */
export type Asker = {
  readonly email: string
  readonly address: string
  readonly device: string | undefined
}

export type Turn =
  | {
      readonly ok: true
      /** It was no failure: takes this one back. */
      readonly giveBack: () => Promise<void>
      /** Signed in: failures before it are forgotten too. */
      readonly forget: () => Promise<void>
    }
  | { readonly ok: false; readonly waitSeconds: number }

export type Turns = { readonly take: (asker: Asker, now: Date) => Promise<Turn> }

const freeFailures = 5
const longestWait = 60
const ofAddressAMinute = 20

/**
 * Who may try now. After 5 failures in a row an account waits 1, 2, 4 … seconds, at most 60; an
 * address has 20 failures a minute. A turn counts as a failure when it is taken, before any password
 * is looked at, so that many at once get no more; one refused counts as nothing. A device that its
 * person signed in on before has a count of its own and waits for no one else's.
 */
export function openTurns(db: Kysely<RegisterTables>, key: string): Turns {
  const hashed = (kind: string, ...of: readonly string[]): string =>
    `${kind} ${createHmac('sha256', key)
      .update([kind, ...of].join('\n'))
      .digest('base64url')}`

  const waiting = rememberWaits()
  return {
    async take({ email, address, device }, now) {
      const account =
        device === undefined ? hashed('account', email) : hashed('device', email, device)
      const place = device === undefined ? hashed('address', networkOf(address)) : undefined
      const wait = waiting.secondsOf(account, now) ?? (await takeAccount(db, account, now))
      if (wait !== undefined) {
        waiting.until(account, new Date(now.getTime() + wait * 1000), now)
        return { ok: false, waitSeconds: Math.ceil(wait) }
      }
      if (place !== undefined && !(await takeAddress(db, place, now))) {
        await giveBack(db, account)
        return { ok: false, waitSeconds: longestWait }
      }
      const giveBackAll = async () => {
        waiting.forget(account)
        await giveBack(db, account)
        if (place !== undefined) await giveBack(db, place)
      }
      return {
        ok: true,
        giveBack: giveBackAll,
        async forget() {
          await giveBackAll()
          await db
            .updateTable('sign_in_attempts')
            .set({ failures: 0 })
            .where('key', '=', account)
            .execute()
        },
      }
    },
  }
}

const waitsKept = 10_000

/**
 * Waits that the register told of, so that the thousandth attempt within one costs next to nothing.
 * Only what is refused is remembered, and for no longer than was said.
 */
function rememberWaits() {
  const waits = new Map<string, Date>()
  return {
    /** Undefined where no wait is known. */
    secondsOf(key: string, now: Date): number | undefined {
      const until = waits.get(key)
      const seconds = until === undefined ? 0 : (until.getTime() - now.getTime()) / 1000
      return seconds > 0 ? seconds : undefined
    },
    until(key: string, until: Date, now: Date): void {
      if (waits.size >= waitsKept)
        for (const [one, over] of waits) if (over <= now) waits.delete(one)
      if (waits.size < waitsKept) waits.set(key, until)
    },
    forget: (key: string) => void waits.delete(key),
  }
}

/** Undefined where the turn was taken; else how many seconds to wait. */
async function takeAccount(
  db: Kysely<RegisterTables>,
  key: string,
  now: Date,
): Promise<number | undefined> {
  const { rows } = await sql<{ taken: boolean; seconds: number | null }>`
    with taken as (
      insert into sign_in_attempts as one (key, failures, last_at) values (${key}, 1, ${now})
      on conflict (key) do update set
        failures = case
          when one.last_at < ${dayBefore(now)} then 1 else least(one.failures + 1, 1000)
        end,
        last_at = excluded.last_at
      where one.last_at + ${waitSql} <= excluded.last_at
      returning key
    )
    select exists (select from taken) as taken, (
      select extract(epoch from last_at + ${waitSql} - ${now}::timestamptz)::float8
      from sign_in_attempts as one where key = ${key}
    ) as seconds
  `.execute(db)
  const [found] = rows
  // A row that others put there a moment ago is not to be seen yet.
  if (found?.taken === true) return undefined
  const seconds = found?.seconds ?? 0
  return seconds > 0 ? seconds : 1
}

const waitSql = sql`case
  when one.failures < ${sql.lit(freeFailures)} then interval '0'
  else least(${sql.lit(longestWait)}, 2 ^ least(one.failures - ${sql.lit(freeFailures)}, 10)) * interval '1 second'
end`

const dayBefore = (now: Date): Date => new Date(now.getTime() - 86_400_000)

/** The first failure of a minute begins it. */
async function takeAddress(db: Kysely<RegisterTables>, key: string, now: Date): Promise<boolean> {
  const minuteAgo = new Date(now.getTime() - 60_000)
  const { rows } = await sql`
    insert into sign_in_attempts as one (key, failures, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      failures = case when one.last_at <= ${minuteAgo} then 1 else one.failures + 1 end,
      last_at = case when one.last_at <= ${minuteAgo} then excluded.last_at else one.last_at end
    where one.last_at <= ${minuteAgo} or one.failures < ${ofAddressAMinute}
    returning key
  `.execute(db)
  return rows.length > 0
}

const giveBack = (db: Kysely<RegisterTables>, key: string) =>
  sql`update sign_in_attempts set failures = greatest(failures - 1, 0) where key = ${key}`.execute(
    db,
  )

/** One household or office has a whole /64 of IPv6 to itself. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
