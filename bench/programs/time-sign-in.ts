import { dayOf } from '#calendar/day-of.ts'
import { pageNeedsOf } from '#commands/page-needs-of.ts'
import type { Surroundings } from '#commands/command.ts'
import { scopeFor } from '#people/scope-for.ts'
import { openRegister } from '#store/register.ts'
import type { Door } from '#web/guard/door.ts'
import { startServer } from '#web/start-server.ts'
import { eachKind } from '../../test/walk/walk-pages.ts'
import { asker } from '../ask-pages.ts'
import { median } from '../median.ts'

/**
 * Asks for one page of each kind of three servers in this process, turn about: one that looks up who
 * asks and what they may see, one that records what they saw besides, as the product does, and one
 * that is told all this beforehand and records nothing. Prints the medians of each kind as JSON.
 *
 * usage: time-sign-in.ts DATA COOKIE
 */
export type SignInTimes = readonly {
  readonly kind: string
  /** Medians, in milliseconds: as the product does it. */
  readonly recorded: number
  readonly signedIn: number
  readonly letIn: number
}[]

const [dataFolder = '', cookie = ''] = process.argv.slice(2)
const rounds = 60
const unmeasured = 5

const around: Surroundings = {
  out: () => Promise.resolve(),
  tell: (line) => process.stderr.write(`${line}\n`),
  watched: false,
  now: () => new Date(),
  today: () => dayOf(new Date()),
  environment: {},
}

const opened = await openRegister({ dataFolder })
if (!opened.ok) throw new Error(opened.problem)
const { register } = opened
const found = await pageNeedsOf(dataFolder, register, { baseUrl: 'http://localhost' }, around)
if (!found.ok) throw new Error(found.problem)
const { needs } = found
const who = await needs.door.whoIs(cookie)
if (who === undefined) throw new Error('The cookie is of nobody who is signed in.')
const scope = await scopeFor(register.db, who.person, around.today(), 'see children')
const notRecording: Door = { ...needs.door, record: () => Promise.resolve() }
const openDoor: Door = {
  ...notRecording,
  whoIs: () => Promise.resolve(who),
  scopeOf: () => Promise.resolve(scope),
}
const serve = async (door: Door) => {
  const started = await startServer({ ...needs, door }, { host: '127.0.0.1', port: 0 })
  if (!started.ok) throw new Error(started.problem)
  return { started, ask: asker(Number(new URL(started.address).port), cookie) }
}
const servers = {
  recorded: await serve(needs.door),
  signedIn: await serve(notRecording),
  letIn: await serve(openDoor),
}

const times: SignInTimes[number][] = []
for (const { kind, address } of await eachKind(servers.recorded.ask)) {
  const taken = { recorded: [] as number[], signedIn: [] as number[], letIn: [] as number[] }
  for (let round = -unmeasured; round < rounds; round += 1)
    for (const server of ['recorded', 'signedIn', 'letIn'] as const) {
      const { status, milliseconds } = await servers[server].ask(address)
      if (status !== 200) throw new Error(`${address} answered ${status}.`)
      if (round >= 0) taken[server].push(milliseconds)
    }
  times.push({
    kind,
    recorded: median(taken.recorded),
    signedIn: median(taken.signedIn),
    letIn: median(taken.letIn),
  })
}
for (const { started } of Object.values(servers)) await started.close()
await found.close()
await register.close()
process.stdout.write(JSON.stringify(times))
