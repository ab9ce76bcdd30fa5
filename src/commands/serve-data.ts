import { offerDumps } from '#backup/offer-dumps.ts'
import { startServer, type ListenAt, type StartedServer } from '#web/start-server.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { pageNeedsOf } from './page-needs-of.ts'

export type ServeAt = ListenAt & { readonly exportsPerMinute?: number }

/** Serves the plan of an open register over a data folder's snapshots; both stay the caller's. */
export async function serveData(
  dataFolder: string,
  register: Register,
  at: ServeAt,
  around: Surroundings,
): Promise<StartedServer> {
  const baseUrl = at.publicAddress ?? `http://localhost:${at.port}`
  const found = await pageNeedsOf(dataFolder, register, { ...at, baseUrl }, around)
  if (!found.ok) return found
  const started = await startServer(found.needs, at)
  if (!started.ok) {
    await found.close()
    return started
  }
  const dumps = await offerDumps(dataFolder, register, around.tell)
  return {
    ...started,
    close: async () => {
      await dumps.close()
      await started.close()
      await found.close()
    },
  }
}
