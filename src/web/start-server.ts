import { isLocalHost } from './local-host.ts'
import type { PageNeeds } from './page-needs.ts'
import { buildServer } from './server.ts'

export type ListenAt = { readonly host: string; readonly port: number }

export type StartedServer =
  | { readonly ok: true; readonly address: string; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly problem: string }

/**
 * Serves the pages until closed; closing waits for pages under way. Only on this machine: until there
 * is sign-in, whoever reaches the server sees children's records.
 */
export async function startServer(
  needs: PageNeeds,
  { host, port }: ListenAt,
): Promise<StartedServer> {
  if (!isLocalHost(host.includes(':') ? `[${host}]` : host))
    return {
      ok: false,
      problem: `The service listens on this machine alone until there is sign-in: ${host} would open children’s records to the network. Use --host 127.0.0.1.`,
    }
  const app = await buildServer(needs)
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
    close: () => app.close(),
  }
}

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
