import { catalogue } from '#measures/catalogue/index.ts'
import { openWithFigures } from '#measures/engine/figure-store.ts'
import type { Analysis } from '#measures/engine/open-analysis.ts'
import { currentSettings, findSettings } from '#measures/settings-files.ts'
import type { Settings } from '#measures/measure.ts'
import { activeSnapshot, hasSnapshot } from '#records/active-snapshot.ts'
import { openDuck, type Duck } from '#store/duck.ts'
import { exits, type Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'

/**
 * Opens one snapshot's figures (the active one's unless named) for as long as `use` runs. Says what
 * to do and gives the exit code of a failure where there is no such snapshot.
 */
export async function withAnalysis(
  around: Surroundings,
  dataFolder: string,
  named: string | undefined,
  use: (analysis: Analysis, snapshot: string) => Promise<number>,
): Promise<number> {
  const snapshot = named ?? activeSnapshot(dataFolder)
  if (snapshot === undefined) {
    around.tell(
      `There is no active snapshot in ${dataFolder}. Import an extract first: import PATH --extracted-on DATE.`,
    )
    return exits.failed
  }
  if (!hasSnapshot(dataFolder, snapshot)) {
    around.tell(
      `There is no snapshot ${snapshot} in ${dataFolder}. The command snapshots lists them.`,
    )
    return exits.failed
  }
  const found = findSettings(dataFolder)
  if (!found.ok) {
    around.tell(found.problem)
    return exits.failed
  }
  const of = { dataFolder, snapshot, settings: currentSettings(found.all) }
  const duck = await openDuck(duckOptions(dataFolder))
  try {
    return await use(await openFigures(duck, of, around), snapshot)
  } finally {
    duck.close()
  }
}

/** A snapshot with its figures, computed now if they have not been, saying so where it takes time. */
export const openFigures = (
  duck: Duck,
  of: { readonly dataFolder: string; readonly snapshot: string; readonly settings: Settings },
  around: Surroundings,
): Promise<Analysis> =>
  openWithFigures(duck, { ...of, measures: catalogue }, (measure) => {
    if (around.watched) around.tell(`Counting ${measure.shortTitle} …`)
  })
