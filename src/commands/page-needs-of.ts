import { buildAssets } from '#web/build-assets.ts'
import { openDoor } from '#web/guard/door.ts'
import type { PageNeeds } from '#web/page-needs.ts'
import { readTogether } from '#web/read-together.ts'
import { keepSnapshot } from '#web/snapshot-keeper.ts'
import { findSettings } from '#measures/settings-files.ts'
import { keepAround } from '#plan/keep-around.ts'
import { keepPlan } from '#plan/keep-plan.ts'
import { isExample } from '#records/example-marker.ts'
import { readCouncilSettings } from '#sign-in/council/council-settings.ts'
import { openSignIn } from '#sign-in/open-sign-in.ts'
import { readSecrets } from '#sign-in/secrets.ts'
import type { Register } from '#store/register.ts'
import type { Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'
import { exampleDoor } from './example-door.ts'
import { noteWhatIsShown } from './note-what-is-shown.ts'
import { sentenceOf } from './sentence-of.ts'

const lookEveryMs = 1000
const usualExports = 60

export type NeedsFound =
  | { readonly ok: true; readonly needs: PageNeeds; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly problem: string }

/** What the pages of a data folder and an open register are made of, until closed. */
export async function pageNeedsOf(
  dataFolder: string,
  { db, kind }: Register,
  { baseUrl, exportsPerMinute }: { readonly baseUrl: string; readonly exportsPerMinute?: number },
  around: Surroundings,
): Promise<NeedsFound> {
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
    baseUrl,
    isExample: isTheExample,
    now: around.now,
    today: around.today,
    council: council.council,
  })
  await noteWhatIsShown(dataFolder, around.now().toISOString())
  const assetsFolder = await buildAssets()
  const snapshots = await keepSnapshot({
    dataFolder,
    duckOptions: duckOptions(dataFolder),
    everyMs: lookEveryMs,
    onProblem: (error) =>
      around.tell(`The snapshot activated last could not be opened: ${sentenceOf(error)}`),
  })
  const needs: PageNeeds = {
    plan: readTogether(keepPlan(db)),
    around: keepAround(db),
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
    exportsPerMinute: exportsPerMinute ?? usualExports,
    example: isTheExample ? exampleDoor(signIn, dataFolder) : undefined,
  }
  return { ok: true, needs, close: () => snapshots.close() }
}
