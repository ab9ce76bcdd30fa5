import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bankHolidays } from '#calendar/bank-holidays.ts'
import type { CouncilExtract } from './council-extract.ts'
import { program } from './run-measured.ts'

export type PandasRun = {
  /** Seconds of each measure, from the first file opened to the last count. */
  readonly seconds: Readonly<Record<string, number>>
  readonly processorSeconds: Readonly<Record<string, number>>
  readonly peakMegabytes: number
  /** Team-months in which the two do not agree; none, or the benchmark has failed. */
  readonly disagreements: readonly string[]
  readonly teamMonths: number
}

/** The first Python that has pandas, or undefined. */
export function pythonWithPandas(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => {
    try {
      execFileSync(python, ['-c', 'import pandas'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

/** Runs the pandas script on an extract's files and compares its counts with ours, team by month. */
export function compareWithPandas(
  python: string,
  extract: CouncilExtract,
  teamsFolder: string,
  folder: string,
): PandasRun {
  const out = path.join(folder, 'pandas')
  mkdirSync(out, { recursive: true })
  const holidays = Object.entries(bankHolidays).flatMap(([year, days]) =>
    days.map((day) => `${year}-${day}`),
  )
  const words = [extract.folder, extract.extractedOn, holidays.join(','), out]
  const output = execFileSync(python, [program('pandas_measures.py'), ...words], {
    encoding: 'utf8',
  })
  const run = JSON.parse(output) as Pick<
    PandasRun,
    'seconds' | 'processorSeconds' | 'peakMegabytes'
  >
  const compared = Object.keys(run.seconds).map((measure) => {
    const file = `${measure}.csv`
    return differences(linesOf(path.join(teamsFolder, file)), linesOf(path.join(out, file)))
  })
  return {
    ...run,
    disagreements: compared.flatMap(({ lines }) => lines),
    teamMonths: compared.reduce((total, { count }) => total + count, 0),
  }
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trim().split('\n').sort()

/** Lines of one and not of the other, each `team,month,denominator,numerator`. */
function differences(ours: readonly string[], theirs: readonly string[]) {
  const [own, other] = [new Set(ours), new Set(theirs)]
  const lines = [
    ...ours.filter((line) => !other.has(line)).map((line) => `ours ${line}`),
    ...theirs.filter((line) => !own.has(line)).map((line) => `pandas ${line}`),
  ]
  return { lines, count: ours.length }
}
