import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { duckOptions } from '#commands/duck-options.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { computeFigures } from '#measures/engine/compute-figures.ts'
import { findFigures } from '#measures/engine/find-figures.ts'
import { countMonths, createMonthFigures } from '#measures/engine/month-figures.ts'
import { monthsAtHand } from '#measures/engine/months-at-hand.ts'
import { openAnalysis, type Analysis } from '#measures/engine/open-analysis.ts'
import type { Measure } from '#measures/measure.ts'
import { defaultSettings } from '#measures/settings.ts'
import { activeSnapshot } from '#records/active-snapshot.ts'
import { openDuck } from '#store/duck.ts'
import { median } from '../median.ts'

/**
 * Times each measure on the active snapshot: every month, quarter and year since April 2017, for the council,
 * its services and its teams. Writes OUT/MEASURE.csv (team,month,denominator,numerator) for each
 * percentage, and prints milliseconds as JSON.
 *
 * usage: count-measures.ts DATA OUT
 */
export type MeasureTimes = {
  /** Opening the snapshot and working out what the measures share. */
  readonly opening: number
  readonly measures: Readonly<Record<string, number>>
  /** Of each measure, the months alone: what the pandas script counts. */
  readonly months: Readonly<Record<string, number>>
  /** The same, of processor time. */
  readonly processorMonths: Readonly<Record<string, number>>
  /** All measures one after another, what they share counted once, as an import counts them. */
  readonly together: number
}

const [dataFolder = '', out = ''] = process.argv.slice(2)
const snapshot = activeSnapshot(dataFolder)
if (snapshot === undefined) throw new Error(`${dataFolder} has no active snapshot.`)
const rounds = 3

const duck = await openDuck(duckOptions(dataFolder))
try {
  const openings: number[] = []
  const open = () => openAnalysis(duck, dataFolder, snapshot, defaultSettings)
  for (let round = 0; round < rounds; round += 1) openings.push(await timed(open))
  const analysis = await open()
  const measures: Record<string, number> = {}
  const months: Record<string, number> = {}
  const processorMonths: Record<string, number> = {}
  for (const measure of catalogue) {
    const times: number[] = []
    const timesOfMonths: number[] = []
    const processorTimes: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage()
      timesOfMonths.push(await timed(() => countMonthsOf(analysis, measure)))
      const { user, system } = process.cpuUsage(before)
      processorTimes.push((user + system) / 1000)
      times.push(await timed(() => computeFigures(analysis, [measure])))
    }
    measures[measure.id] = median(times)
    months[measure.id] = median(timesOfMonths)
    processorMonths[measure.id] = median(processorTimes)
    if (measure.unit === 'percent') await writeTeams(analysis, measure)
  }
  const together = await timed(() => computeFigures(analysis, catalogue))
  const result: MeasureTimes = {
    opening: median(openings),
    measures,
    months,
    processorMonths,
    together,
  }
  console.log(JSON.stringify(result))
} finally {
  duck.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The months of one measure, with what it would share with others. */
async function countMonthsOf(analysis: Analysis, measure: Measure): Promise<void> {
  await createMonthFigures(analysis.duck)
  const atHand = monthsAtHand(analysis)
  try {
    await countMonths(analysis, measure, atHand)
  } finally {
    await atHand.drop()
  }
}

async function writeTeams(analysis: Analysis, measure: Measure): Promise<void> {
  const figures = await findFigures(analysis, {
    measures: [measure],
    periodKind: 'month',
    level: 'team',
  })
  const lines = figures
    .filter(({ denominator }) => denominator !== null && denominator > 0)
    .map(({ team, period, denominator, numerator }) =>
      [team, period, denominator, numerator].join(','),
    )
  writeFileSync(path.join(out, `${measure.id}.csv`), `${lines.join('\n')}\n`)
}
