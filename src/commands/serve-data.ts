import { buildAssets } from '#web/build-assets.ts'
import type { ListenAt, StartedServer } from '#web/start-server.ts'
import { openDoor } from '#web/guard/door.ts'
import { readTogether } from '#web/read-together.ts'
import { startServer } from '#web/start-server.ts'
import { keepSnapshot } from '#web/snapshot-keeper.ts'
import { findSettings } from '#measures/settings-files.ts'
import { keepPlan } from '#plan/keep-plan.ts'
import { isExample } from '#records/example-marker.ts'
import { readCouncilSettings } from '#sign-in/council/council-settings.ts'
import { openSignIn } from '#sign-in/open-sign-in.ts'
import { readSecrets } from '#sign-in/secrets.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { exampleDoor } from './example-door.ts'
import { duckOptions } from './duck-options.ts'
import { sentenceOf } from './sentence-of.ts'

const lookEveryMs = 1000
const usualExports = 60

export type ServeAt = ListenAt & { readonly exportsPerMinute?: number }

/** Serves the plan of an open register over a data folder's snapshots; both stay the caller's. */
export async function serveData(
  dataFolder: string,
  { db, kind }: Register,
  at: ServeAt,
  around: Surroundings,
): Promise<StartedServer> {
  const settings = findSettings(dataFolder)
  if (!settings.ok) return settings
  const secrets = readSecrets(dataFolder)
  if (!secrets.ok) return secrets
  const council = readCouncilSettings(dataFolder, around.environment)
  if (!council.ok) return council
  const isTheExample = isExample(dataFolder)
  const signIn = openSignIn({
    db,
    secrets: secrets.secrets,
    baseUrl: at.publicAddress ?? `http://localhost:${at.port}`,
    isExample: isTheExample,
    now: around.now,
    today: around.today,
    council: council.council,
  })
  const assetsFolder = await buildAssets()
  const snapshots = await keepSnapshot({
    dataFolder,
    duckOptions: duckOptions(dataFolder),
    everyMs: lookEveryMs,
    onProblem: (error) =>
      around.tell(`The snapshot activated last could not be opened: ${sentenceOf(error)}`),
  })
  const started = await startServer(
    {
      plan: readTogether(keepPlan(db)),
      register: db,
      dataFolder,
      snapshots,
      strip: [
        ...(isTheExample ? ['Example council: invented children'] : []),
        ...(kind === 'PGlite' ? ['Evaluation mode: not for a council’s own work'] : []),
      ],
      assetsFolder,
      tell: around.tell,
      signIn,
      door: openDoor(db, signIn.sessionOf, around.now),
      exportsPerMinute: at.exportsPerMinute ?? usualExports,
      example: isTheExample ? exampleDoor(signIn, dataFolder) : undefined,
    },
    at,
  )
  if (!started.ok) {
    await snapshots.close()
    return started
  }
  return {
    ...started,
    close: async () => {
      await started.close()
      await snapshots.close()
    },
  }
}
