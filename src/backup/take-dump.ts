import { existsSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { openRegister, type Register, type RegisterPlace } from '#store/register.ts'
import type { Dump } from './backup-format.ts'
import { dumpRegister } from './dump-register.ts'
import { registerSocket } from './register-socket.ts'
import { workFolder } from './work-folder.ts'

/** What was dumped, with its tables in `folder` for as long as `use` runs. */
export type UseDump<Outcome> = (dump: Dump, folder: string) => Promise<Outcome>

/** What a process that has the register open answers. */
export type DumpOffered = { readonly folder: string; readonly dump: Dump }

export type Refused = { readonly ok: false; readonly problem: string }

/**
 * Dumps the register of a data folder: from the process that has it open, where one does, else by
 * opening it.
 */
export async function takeDump<Outcome>(
  place: RegisterPlace,
  use: UseDump<Outcome>,
): Promise<Outcome | Refused> {
  const socket = place.databaseUrl ? undefined : await connectTo(registerSocket(place.dataFolder))
  if (socket === undefined) return openAndDump(place, use)
  try {
    const { folder, dump } = await offered(socket)
    return await use(dump, folder)
  } finally {
    socket.destroy()
  }
}

async function openAndDump<Outcome>(
  place: RegisterPlace,
  use: UseDump<Outcome>,
): Promise<Outcome | Refused> {
  const opened = await openRegister(place)
  if (!opened.ok) return opened
  const { register } = opened
  const folder = workFolder(place.dataFolder)
  try {
    return await use(await dumpAndClose(register, folder), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Others may have the register while the files are written. */
async function dumpAndClose(register: Register, folder: string): Promise<Dump> {
  try {
    return await dumpRegister(register, folder)
  } finally {
    await register.close()
  }
}

/** Whether a process has the register open and gives its tables. */
export async function isOffered(dataFolder: string): Promise<boolean> {
  const socket = await connectTo(registerSocket(dataFolder))
  socket?.destroy()
  return socket !== undefined
}

/** Undefined where nobody listens: the file of a socket may be left by a process that was killed. */
const connectTo = (file: string): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    if (!existsSync(file)) {
      resolve(undefined)
      return
    }
    const socket = connect(file)
    socket.once('error', () => resolve(undefined))
    socket.once('connect', () => resolve(socket))
  })

async function offered(socket: Socket): Promise<DumpOffered> {
  let text = ''
  socket.write('tables\n')
  socket.setEncoding('utf8')
  for await (const piece of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
    text += piece
    if (text.endsWith('\n')) return JSON.parse(text) as DumpOffered
  }
  throw new Error('The process that has the register open could not give its tables; it says why.')
}
