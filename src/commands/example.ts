import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openRegister } from '#store/register.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { isPortFree } from './is-port-free.ts'
import { makeExample } from './make-example.ts'
import { exampleSignIns } from './tell-example-people.ts'
import { portOf, serveUntilStopped } from './serve.ts'

const host = '127.0.0.1'

export const exampleCommand: Command = {
  name: 'example',
  usage: 'example [--port 3000] [--data DIR]',
  summary: 'makes the example council in DIR/example where it is missing, and serves it',
  run: runExample,
}

/** What stands in the way is said before anything is made. */
async function runExample(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'port'])
  if (!given.ok) return fail(around, given.problem)
  const { values } = given
  const port = portOf(values.port)
  if (port === undefined)
    return fail(around, `'${values.port}' is not a port: use a number from 1 to 65535.`)
  if (!(await isPortFree(host, port)))
    return fail(around, `Port ${port} is taken. Choose another with --port.`)
  const dataFolder = path.join(values.data ?? './data', 'example')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  // The example never goes to a council's own server, whatever DATABASE_URL says.
  const opened = await openRegister({ dataFolder, tell: around.tell })
  if (!opened.ok) return fail(around, opened.problem)
  const { register } = opened
  try {
    const made = await makeExample(dataFolder, register, around)
    if (!made.ok) return fail(around, made.problem)
    return await serveUntilStopped(
      dataFolder,
      register,
      { host, port },
      around,
      exampleSignIns(dataFolder),
    )
  } finally {
    await register.close()
  }
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
