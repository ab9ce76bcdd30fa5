import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { extractDays } from '#example/extract-days.ts'
import { median } from './median.ts'
import { program, runMeasured, type Measured } from './run-measured.ts'

export type ExampleTimes = {
  readonly rounds: number
  readonly milliseconds: number
  readonly processorMilliseconds: number
  readonly peakMegabytes: number
}

/** The example's extracts made, imported and counted, each time by a new process in a new folder. */
export async function timeExample(rounds: number, folder: string): Promise<ExampleTimes> {
  const runs: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const dataFolder = path.join(folder, 'example')
    mkdirSync(dataFolder, { recursive: true })
    const run = await runMeasured([program('make-extracts.ts'), dataFolder], folder)
    if (Number(run.output) !== extractDays.length)
      throw new Error(`${extractDays.length} snapshots were to be made, not ${run.output}.`)
    runs.push(run)
    rmSync(dataFolder, { recursive: true })
  }
  return {
    rounds,
    milliseconds: median(runs.map((run) => run.milliseconds)),
    processorMilliseconds: median(runs.map((run) => run.processorMilliseconds)),
    peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)),
  }
}
