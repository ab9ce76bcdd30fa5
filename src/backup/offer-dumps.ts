import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Register } from '#store/register.ts'
import { dumpRegister } from './dump-register.ts'
import { isTooLong, registerSocket } from './register-socket.ts'
import type { DumpOffered } from './take-dump.ts'
import { workFolder } from './work-folder.ts'

export type OfferedDumps = { close(): Promise<void> }

/**
 * While this process has a PGlite register open, gives its tables to whoever may enter the data
 * folder: for each that asks they are written into a folder there, which is told in one line of JSON
 * and goes away when the connection ends. Others can take the register of a server themselves.
 */
export async function offerDumps(
  dataFolder: string,
  register: Register,
  tell: (line: string) => void,
): Promise<OfferedDumps> {
  const socket = registerSocket(dataFolder)
  if (register.kind === 'PostgreSQL' || process.platform === 'win32') return nothing
  if (isTooLong(socket)) {
    tell(`No backup can be taken while this runs: the path of ${dataFolder} is too long for it.`)
    return nothing
  }
  // Left by a process that was killed: this one has the register, so nobody listens there.
  rmSync(socket, { force: true })
  const connections = new Set<Socket>()
  const server = createServer((connection) => {
    connections.add(connection)
    connection.on('error', () => undefined)
    connection.on('close', () => connections.delete(connection))
    // Who says nothing only looks whether somebody is here.
    connection.once('data', () => {
      answer(connection, dataFolder, register).catch((error: unknown) => {
        tell(`A backup could not be taken: ${codeOf(error)}.`)
        connection.destroy()
      })
    })
  })
  const refusal = await listening(server, socket)
  if (refusal !== undefined) {
    tell(`No backup can be taken while this runs: ${socket} cannot be made (${refusal}).`)
    return nothing
  }
  chmodSync(socket, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const connection of connections) connection.destroy()
      }),
  }
}

const nothing: OfferedDumps = { close: async () => undefined }

/** Resolves to why nobody can listen there, as a code; undefined once the server does. */
const listening = (server: Server, socket: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    server.once('error', (error) => resolve(codeOf(error)))
    server.listen(socket, () => resolve(undefined))
  })

/** Without its words, which may have a value in them. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'a fault of the program'

async function answer(connection: Socket, dataFolder: string, register: Register): Promise<void> {
  const folder = workFolder(dataFolder)
  const over = new Promise<void>((resolve) => connection.once('close', () => resolve()))
  try {
    const dump = await dumpRegister(register, folder)
    const offered: DumpOffered = { folder, dump }
    connection.write(`${JSON.stringify(offered)}\n`)
    await over
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
