import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { MeasureTimes } from './programs/count-measures.ts'
import { program, runMeasured } from './run-measured.ts'

export type CountedMeasures = MeasureTimes & {
  readonly peakMegabytes: number
  /** Where each percentage's teams by month stand: `MEASURE.csv`. */
  readonly teamsFolder: string
}

/** Counts every measure of the active snapshot, in a process of its own. */
export async function timeMeasures(dataFolder: string, folder: string): Promise<CountedMeasures> {
  const teamsFolder = path.join(folder, 'teams')
  mkdirSync(teamsFolder, { recursive: true })
  const run = await runMeasured([program('count-measures.ts'), dataFolder, teamsFolder], folder)
  const times = JSON.parse(run.output) as MeasureTimes
  return { ...times, peakMegabytes: run.peakMegabytes, teamsFolder }
}
