import { rmSync } from 'node:fs'
import path from 'node:path'
import { exits } from '#commands/command.ts'
import { listSnapshots } from '#records/active-snapshot.ts'
import type { CouncilExtract } from './council-extract.ts'
import { writeEarlierExtract } from './earlier-extract.ts'
import { median } from './median.ts'
import { runMeasured, throughline, type Measured } from './run-measured.ts'

export type CompareTimes = {
  readonly rounds: number
  readonly milliseconds: number
  readonly processorMilliseconds: number
  readonly peakMegabytes: number
  /** Reasons told, of all measures and periods: proof that there was something to find. */
  readonly changes: number
}

/**
 * Compares the extract in the data folder with the one of a month before, which is imported there
 * and made active: `compare` as people run it, all measures in all periods.
 */
export async function timeCompare(
  later: CouncilExtract,
  dataFolder: string,
  folder: string,
): Promise<CompareTimes> {
  const earlier = path.join(folder, 'earlier')
  const extractedOn = writeEarlierExtract(later, earlier)
  const onto = ['--data', dataFolder]
  const words = ['import', earlier, '--extracted-on', extractedOn, '--accept-fall', ...onto]
  // Rows whose parents came in the last month are in its problems list.
  await runMeasured([throughline, ...words], folder, [exits.done, exits.problems])
  rmSync(earlier, { recursive: true })
  const ids = listSnapshots(dataFolder).map(({ snapshot }) => snapshot)
  const runs: Measured[] = []
  for (let round = 0; round < 5; round += 1)
    runs.push(await runMeasured([throughline, 'compare', ...ids, ...onto], folder))
  return {
    rounds: runs.length,
    milliseconds: median(runs.map((run) => run.milliseconds)),
    processorMilliseconds: median(runs.map((run) => run.processorMilliseconds)),
    peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)),
    changes: linesOf(runs[0]).filter((line) => !/,(?:part|before|after),/.test(line)).length,
  }
}

const linesOf = (run: Measured | undefined): string[] => run?.output.trimEnd().split('\n') ?? []
