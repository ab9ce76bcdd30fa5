import type { Register } from '#store/register.ts'
import type { ListenAt } from '#web/start-server.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { serveData } from './serve-data.ts'
import { untilStopped } from './until-stopped.ts'
import { withRegister } from './with-register.ts'

export const serveCommand: Command = {
  name: 'serve',
  usage:
    'serve [--host 127.0.0.1] [--port 3000] [--address https://… [--trust-proxy ADDRESSES]] [--data DIR]',
  summary:
    'serves the plan as pages, to who signs in; beyond this machine behind a proxy that people reach by its https address',
  run: runServe,
}

async function runServe(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'host', 'port', 'address', 'trust-proxy'])
  if (!given.ok) return fail(around, given.problem)
  const port = portOf(given.values.port)
  if (port === undefined)
    return fail(around, `'${given.values.port}' is not a port: use a number from 1 to 65535.`)
  const dataFolder = given.values.data ?? './data'
  const { address, 'trust-proxy': trustedProxy } = given.values
  const at = {
    host: given.values.host ?? '127.0.0.1',
    port,
    ...(address === undefined ? {} : { publicAddress: address }),
    ...(trustedProxy === undefined ? {} : { trustedProxy }),
  }
  return withRegister(around, dataFolder, (register) =>
    serveUntilStopped(dataFolder, register, at, around),
  )
}

/** Serves until the process is told to stop, and resolves to the exit code. */
export async function serveUntilStopped(
  dataFolder: string,
  register: Register,
  at: ListenAt,
  around: Surroundings,
  more: readonly string[] = [],
): Promise<number> {
  const started = await serveData(dataFolder, register, at, around)
  if (!started.ok) return fail(around, started.problem)
  for (const line of more) around.tell(line)
  around.tell(`The plan is at ${started.address} – stop it with Ctrl+C.`)
  await untilStopped()
  await started.close()
  return exits.done
}

/** The port a person named, 3000 unless they did; undefined where it is none. */
export function portOf(named: string | undefined): number | undefined {
  if (named === undefined) return 3000
  const port = Number(named)
  return /^\d+$/.test(named) && port >= 1 && port <= 65535 ? port : undefined
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
