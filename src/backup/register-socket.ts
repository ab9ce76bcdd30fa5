import path from 'node:path'

/**
 * Where the process that has a PGlite register open takes requests for its tables: a Unix socket in
 * the data folder, which its owner alone may enter.
 */
export function registerSocket(dataFolder: string): string {
  const whole = path.resolve(dataFolder, 'register.socket')
  const fromHere = path.relative(process.cwd(), whole)
  return fromHere.length < whole.length ? fromHere : whole
}

/** The system takes no longer name of a socket. */
const longest = 103

export const isTooLong = (socket: string): boolean => Buffer.byteLength(socket) > longest
