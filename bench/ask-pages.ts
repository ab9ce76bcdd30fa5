import { Agent, get } from 'node:http'
import type { Answer } from '../test/walk/walk-pages.ts'

export type Timed = Answer & { readonly milliseconds: number }

/** As many as ask at once. */
export const readers = 20

/** A function that asks for a page on connections kept open, as a browser does. */
export function asker(port: number, cookie: string): (path: string) => Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  return (path) =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      get({ host: '127.0.0.1', port, path, agent, headers: { cookie } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const milliseconds = performance.now() - start
          resolve({
            status: answer.statusCode ?? 0,
            milliseconds,
            // Read only where it is asked for: the other readers' answers would wait for it.
            get text() {
              return Buffer.concat(parts).toString()
            },
          })
        })
      }).on('error', reject)
    })
}
