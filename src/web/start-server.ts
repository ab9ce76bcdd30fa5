import type { FastifyInstance } from 'fastify'
import { isLocalHost } from './local-host.ts'
import type { PageNeeds } from './page-needs.ts'
import { buildServer, type Reached } from './server.ts'

export type ListenAt = Reached & { readonly host: string; readonly port: number }

export type StartedServer =
  | {
      readonly ok: true
      readonly address: string
      /** Asks it directly, for tests. */
      readonly inject: FastifyInstance['inject']
      readonly close: () => Promise<void>
    }
  | { readonly ok: false; readonly problem: string }

/**
 * Serves the pages until closed; closing waits for pages under way. Beyond this machine only behind
 * a proxy that people reach over https: passwords and children's records go through it.
 */
export async function startServer(needs: PageNeeds, at: ListenAt): Promise<StartedServer> {
  const { host, port, publicAddress } = at
  if (publicAddress !== undefined && !isPublicAddress(publicAddress))
    return {
      ok: false,
      problem: `'${publicAddress}' is not where people can reach the pages: --address takes the https address of the proxy, such as https://throughline.council.example.`,
    }
  if (publicAddress === undefined && !isLocalHost(host.includes(':') ? `[${host}]` : host))
    return {
      ok: false,
      problem: `Beyond this machine the pages are served only behind a proxy with https: name its address with --address https://…, or use --host 127.0.0.1.`,
    }
  const app = await buildServer(needs, at)
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    const problem = problemOfListening(error, { host, port })
    if (problem === undefined) throw error
    return { ok: false, problem }
  }
  const [listening] = app.addresses()
  const taken = typeof listening === 'object' ? listening.port : port
  const shownHost = host === '127.0.0.1' ? 'localhost' : host
  return {
    ok: true,
    address: `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${taken}`,
    inject: app.inject.bind(app),
    close: () => app.close(),
  }
}

const isPublicAddress = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).pathname === '/'

function problemOfListening(error: unknown, { host, port }: ListenAt): string | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another process. Stop that one, or choose another with --port.`
  if (code === 'EACCES')
    return `There is no permission to listen on port ${port}. Choose one from 1024 up with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}. Use --host 127.0.0.1.`
  return undefined
}
