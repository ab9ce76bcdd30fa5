import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { signInAs } from '../test/journeys/example-server.ts'
import { eachKind } from '../test/walk/walk-pages.ts'
import { asker, readers, type Timed } from './ask-pages.ts'
import { median, quantile } from './median.ts'
import type { SignInTimes } from './programs/time-sign-in.ts'
import { program, runMeasured, startMeasured, throughline, type Started } from './run-measured.ts'

export type PageTimes = {
  readonly pages: readonly PageTime[]
  readonly peakMegabytes: number
}

/** Milliseconds of one kind of page. */
export type PageTime = {
  readonly kind: string
  /** Of the page before compression. */
  readonly kilobytes: number
  /** Asked for by one reader at a time. */
  readonly median: number
  readonly percentile95: number
  /** Asked for by twenty at once, none of whom pauses to read. */
  readonly percentile95OfTwenty: number
  /** The median of some pages of the kind that nobody had asked for yet. */
  readonly firstTime: number
}

const requests = 60
const firstTimes = 7

/** Puts a plan into a council's register, and gives the Cookie header of somebody who may see all. */
export const loadPlan = async (
  dataFolder: string,
  folder: string,
  size: 'the example’s' | 'large',
): Promise<string> =>
  (
    await runMeasured(
      [program('load-plan.ts'), dataFolder, ...(size === 'large' ? [size] : [])],
      folder,
    )
  ).output

/** Serves the active snapshot of a council, with its plan. */
export const timePages = (dataFolder: string, cookie: string, folder: string): Promise<PageTimes> =>
  timeServed(['serve', '--data', dataFolder], folder, () => Promise.resolve(cookie))

/** What signing in adds to each kind of page, told apart in one process. */
export async function timeSignIn(
  dataFolder: string,
  cookie: string,
  folder: string,
): Promise<SignInTimes> {
  const words = [program('time-sign-in.ts'), dataFolder, cookie]
  return JSON.parse((await runMeasured(words, folder)).output) as SignInTimes
}

/** Makes the example and serves it. */
export const timeExamplePages = (folder: string): Promise<PageTimes> =>
  timeServed(['example', '--data', folder], folder, (address) =>
    signInAs(address, 'performance officer'),
  )

/** Asks for one page of each kind that links lead to from the plan. */
async function timeServed(
  words: readonly string[],
  folder: string,
  cookieFor: (address: string) => Promise<string>,
): Promise<PageTimes> {
  const port = await freePort()
  const server = startMeasured([throughline, ...words, '--port', String(port)], folder)
  const times: PageTime[] = []
  try {
    await untilItServes(server)
    const ask = asker(port, await cookieFor(`http://127.0.0.1:${port}`))
    const first = new Map<string, number>()
    const kinds = await eachKind(async (address) => {
      const answer = await ask(address)
      first.set(address, answer.milliseconds)
      return answer
    })
    for (const { kind, address, others } of kinds) {
      const firsts = [first.get(address) ?? Number.NaN]
      for (const other of [...others].slice(0, firstTimes - 1))
        firsts.push((await ask(other)).milliseconds)
      times.push({ kind, ...(await timePage(() => ask(address))), firstTime: median(firsts) })
    }
  } finally {
    server.child.kill('SIGTERM')
    if (server.child.exitCode === null) await once(server.child, 'exit')
  }
  return { pages: times, peakMegabytes: server.used().peakMegabytes }
}

async function timePage(ask: () => Promise<Timed>): Promise<Omit<PageTime, 'kind' | 'firstTime'>> {
  for (let warming = 0; warming < 5; warming += 1) await ask()
  const { text } = await ask()
  const alone: number[] = []
  for (let asked = 0; asked < requests; asked += 1) alone.push((await ask()).milliseconds)
  const together: number[] = []
  const reader = async () => {
    for (let asked = 0; asked < 10; asked += 1) together.push((await ask()).milliseconds)
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return {
    kilobytes: Buffer.byteLength(text) / 1000,
    median: median(alone),
    percentile95: quantile(alone, 0.95),
    percentile95OfTwenty: quantile(together, 0.95),
  }
}

/** Until the server has said its address; throws where it ended instead. */
function untilItServes({ child }: Started): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('http://')) resolve()
    })
    child.on('exit', () => reject(new Error(`The server ended: ${said}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
