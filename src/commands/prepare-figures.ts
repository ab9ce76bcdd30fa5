import { catalogue } from '#measures/catalogue/index.ts'
import { openWithFigures } from '#measures/engine/figure-store.ts'
import { settingsInForce } from '#measures/settings-files.ts'
import { openDuck } from '#store/duck.ts'
import { duckOptions } from './duck-options.ts'

/** Computes a snapshot's figures unless they are there, so that pages need not wait for them. */
export async function prepareFigures(
  dataFolder: string,
  snapshot: string,
  onStep: (step: string) => void,
): Promise<void> {
  const duck = await openDuck(duckOptions(dataFolder))
  try {
    await openWithFigures(
      duck,
      { dataFolder, snapshot, settings: settingsInForce(dataFolder), measures: catalogue },
      (measure) => onStep(`Counting ${measure.shortTitle} …`),
    )
  } finally {
    duck.close()
  }
}
