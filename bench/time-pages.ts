import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { quantile } from './median.ts'
import { program, runMeasured, startMeasured, throughline, type Started } from './run-measured.ts'

export type PageTimes = {
  readonly pages: readonly PageTime[]
  readonly peakMegabytes: number
}

/** Milliseconds of a page asked for by one reader at a time, and by twenty at once. */
export type PageTime = {
  readonly name: string
  readonly status: number
  readonly median: number
  readonly percentile95: number
  readonly medianOfTwenty: number
}

const month = '2025-03'
const measure = 'assessments-within-45-working-days'
const pages = [
  ['the plan', '/'],
  ['a measure', `/measures/${measure}`],
  ['the children behind a figure', `/measures/${measure}/items?period=${month}`],
  ['the same, of one team', `/measures/${measure}/items?period=${month}&team=Team+1`],
] as const

const requests = 60
const readers = 20

/** Serves the active snapshot and asks for each page, after a few unmeasured times. */
export async function timePages(dataFolder: string, folder: string): Promise<PageTimes> {
  await runMeasured([program('load-plan.ts'), dataFolder], folder)
  const port = await freePort()
  const words = [throughline, 'serve', '--data', dataFolder, '--port', String(port)]
  const server = startMeasured(words, folder)
  const times: PageTime[] = []
  try {
    await untilItServes(server)
    const ask = asker(port)
    for (const [name, path] of pages) times.push(await timePage(name, () => ask(path)))
  } finally {
    server.child.kill('SIGTERM')
    if (server.child.exitCode === null) await once(server.child, 'exit')
  }
  return { pages: times, peakMegabytes: server.used().peakMegabytes }
}

type Answer = { readonly status: number; readonly milliseconds: number }

async function timePage(name: string, ask: () => Promise<Answer>): Promise<PageTime> {
  for (let warming = 0; warming < 5; warming += 1) await ask()
  const { status } = await ask()
  const alone: number[] = []
  for (let asked = 0; asked < requests; asked += 1) alone.push((await ask()).milliseconds)
  const together: number[] = []
  const reader = async () => {
    for (let asked = 0; asked < 10; asked += 1) together.push((await ask()).milliseconds)
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return {
    name,
    status,
    median: quantile(alone, 0.5),
    percentile95: quantile(alone, 0.95),
    medianOfTwenty: quantile(together, 0.5),
  }
}

/** A function that asks for a page on connections kept open, as a browser does. */
function asker(port: number): (path: string) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  return (path) =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      get({ host: '127.0.0.1', port, path, agent }, (answer) => {
        answer.resume()
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, milliseconds: performance.now() - start }),
        )
      }).on('error', reject)
    })
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
