import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Surroundings } from '#commands/command.ts'
import { serveData } from '#commands/serve-data.ts'
import { newestExtract } from '#example/extract-days.ts'
import { exampleEmail, examplePeople } from '#example/people.ts'
import { openRegister, type Register } from '#store/register.ts'
import { placeExample } from './example-data.ts'

export type ExampleServer = {
  readonly address: string
  readonly dataFolder: string
  /** What people write, for tests that need more of it than the example has. */
  readonly register: Register
  /** What the server told whoever runs it. */
  readonly told: readonly string[]
  /** A Cookie header of somebody of a role, who signs in for it. */
  readonly cookieOf: (role: string) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Serves the example council over its newest extracts, on a free port and a data folder of its own,
 * which goes when it is closed.
 */
export async function serveExample(): Promise<ExampleServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-journeys-'))
  const dataFolder = path.join(folder, 'data')
  await placeExample(dataFolder, around)
  const opened = await openRegister({ dataFolder })
  if (!opened.ok) throw new Error(opened.problem)
  const { register } = opened
  const told: string[] = []
  const hearing = {
    ...around,
    tell: (line: string) => {
      told.push(line)
      around.tell(line)
    },
  }
  const served = await serveData(
    dataFolder,
    register,
    { host: '127.0.0.1', port: 0, exportsPerMinute: 1_000_000 },
    hearing,
  )
  if (!served.ok) throw new Error(served.problem)
  return {
    address: served.address,
    dataFolder,
    register,
    told,
    cookieOf: (role) => signInAs(served.address, role),
    close: async () => {
      await served.close()
      await register.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Signs in as whoever holds a role, as the first page of the example does. */
export async function signInAs(address: string, role: string): Promise<string> {
  const person = examplePeople.find((one) => one.role === role)
  if (person === undefined) throw new Error(`Nobody of the example is ${role}.`)
  const answer = await fetch(`${address}/sign-in/as`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ email: exampleEmail(person), next: '/' }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.status !== 303 || cookies.length === 0)
    throw new Error(`Signing in as ${role} answered ${answer.status}: ${await answer.text()}`)
  return cookies.join('; ')
}

/** What the server tells is of an error: it is shown beside the test that meets it. */
const around: Surroundings = {
  out: () => Promise.resolve(),
  tell: (line) => process.stderr.write(`${line}\n`),
  watched: false,
  now: () => new Date('2019-11-01T08:00:00Z'),
  today: () => newestExtract,
  environment: {},
}
