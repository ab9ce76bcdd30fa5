import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LocalDate } from '#calendar/local-date.ts'
import { localDate } from '#calendar/local-date.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { addPerson } from '#people/people-store.ts'
import { commandLine, readAsViewer } from '#people/viewer.ts'
import { openRegister, type Register } from '#store/register.ts'
import type { TestPlace } from '#store/testing/test-registers.ts'
import { invite } from '../invitations.ts'
import type { CouncilSettings } from '../council/parse-council-settings.ts'
import { openSignIn, type SignIn, type Visit } from '../open-sign-in.ts'
import { readSecrets } from '../secrets.ts'

/** For tests: sign-in over a register of its own, at a clock that the test sets. */
export type SignInBench = {
  readonly signIn: SignIn
  /** Sign-in as a server that starts now has it. */
  readonly opened: (council?: CouncilSettings) => SignIn
  readonly register: Register
  /** Sets the clock on by so many seconds. */
  readonly pass: (seconds: number) => void
  readonly now: () => Date
  readonly today: LocalDate
  readonly occasion: () => Occasion
  /** Adds a person without a password. */
  readonly added: (name: string) => Promise<number>
  /** Adds a person with a password, and gives their number. */
  readonly joined: (name: string, password: string) => Promise<number>
  /** What the access record says: `did subject subjectId: why or before > after`, in order. */
  readonly recorded: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

export async function openSignInBench(
  kind: TestPlace,
  {
    isExample = false,
    baseUrl = 'http://localhost:3000',
    council,
  }: {
    readonly isExample?: boolean
    readonly baseUrl?: string
    readonly council?: CouncilSettings
  } = {},
): Promise<SignInBench> {
  const opened = await openRegister(await kind.make())
  assert.ok(opened.ok)
  const { register } = opened
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-sign-in-'))
  const read = readSecrets(folder)
  assert.ok(read.ok)
  let at = new Date('2019-11-01T08:00:00Z')
  const today = localDate('2019-11-01')
  const now = () => at
  const { secrets } = read
  const open = (other = council) =>
    openSignIn({
      db: register.db,
      secrets,
      baseUrl,
      isExample,
      now,
      today: () => today,
      council: other,
    })
  const occasion = (): Occasion => ({ at, by: { program: 'a test' }, from: 'a test' })
  const added = (name: string) =>
    register.db.transaction().execute((within) =>
      addPerson(within, occasion(), {
        email: `${name}@marlshire.example`,
        name,
        workerId: null,
        addedOn: today,
      }),
    )
  const signIn = open()
  return {
    signIn,
    opened: open,
    register,
    now,
    today,
    occasion,
    pass: (seconds) => (at = new Date(at.getTime() + seconds * 1000)),
    added,
    async joined(name, password) {
      const id = await added(name)
      const code = await register.db
        .transaction()
        .execute((within) => invite(within, occasion(), id))
      const taken = await signIn.takeInvitation(code, password, visitFrom('192.0.2.1'))
      assert.ok(taken.ok)
      return id
    },
    async recorded() {
      const entries = await readAsViewer(register.db, commandLine(today), (within) =>
        within.selectFrom('access_record').select('content').orderBy('number').execute(),
      )
      return entries.map(({ content }) => {
        const entry = JSON.parse(content) as Record<string, string | null>
        const what = entry['why'] ?? `${entry['before']} > ${entry['after']}`
        return `${entry['did']} ${entry['subject']} ${entry['subjectId']}: ${what}`
      })
    },
    async close() {
      await register.close()
      await kind.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A request from an address, with the cookies that answers have set so far. */
export function visitFrom(address: string, ...answers: readonly (readonly string[])[]): Visit {
  const jar = new Map<string, string>()
  for (const set of answers.flat()) {
    const [pair = ''] = set.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    if (set.includes('Max-Age=0;')) jar.delete(name)
    else jar.set(name, value)
  }
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return { address, cookie: cookie === '' ? undefined : cookie, userAgent: 'a test' }
}
