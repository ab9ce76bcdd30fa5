import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compareWithPandas, pythonWithPandas } from './compare-with-pandas.ts'
import { writeCouncilExtract } from './council-extract.ts'
import { report, type ScaleResult } from './report.ts'
import { timeCompare } from './time-compare.ts'
import { timeExample } from './time-example.ts'
import { timeImport } from './time-import.ts'
import { timeMeasures } from './time-measures.ts'
import { loadPlan, timeExamplePages, timePages, timeSignIn } from './time-pages.ts'

/**
 * `npm run bench`: measures a council-sized extract and a tenfold one (`--quick`: the first alone)
 * and prints one report. It fails only where our counts and those of pandas differ: how fast a
 * machine is says nothing about whether the work is right.
 */
const scales = process.argv.includes('--quick') ? [1] : [1, 10]
const python = pythonWithPandas()
if (python === undefined)
  console.log('No python3 with pandas is here: the comparison with pandas is left out.')

const results: ScaleResult[] = []
for (const scale of scales) results.push(await measure(scale))
step('Making the example’s extracts, importing and counting them')
const made = await inNewFolder((folder) => timeExample(3, folder))
step('Asking for its pages')
const example = { ...made, pages: await inNewFolder(timeExamplePages) }
console.log(`\n${report(results, example)}`)
const disagreements = results.flatMap(({ pandas }) => pandas?.disagreements ?? [])
if (disagreements.length > 0) {
  console.log(`\nThe counts differ:\n${disagreements.slice(0, 20).join('\n')}`)
  process.exitCode = 1
}

function measure(scale: number): Promise<ScaleResult> {
  return inNewFolder(async (folder) => {
    step(
      `Writing the extract of ${scale === 1 ? 'one council' : `a council ${scale} times as large`}`,
    )
    const extract = writeCouncilExtract(path.join(folder, 'extract'), scale)
    step(`Importing ${extract.rows} rows, and DuckDB reading, checking and writing them`)
    const imported = await timeImport(extract, scale === 1 ? 5 : 3, folder)
    step('Counting each measure')
    const measures = await timeMeasures(imported.dataFolder, folder)
    if (python !== undefined) step('Counting two of them with pandas')
    const pandas = python
      ? compareWithPandas(python, extract, measures.teamsFolder, folder)
      : undefined
    step('Asking for pages')
    const { dataFolder } = imported
    const cookie = await loadPlan(dataFolder, folder, 'the example’s')
    const pages = await timePages(dataFolder, cookie, folder)
    if (scale === 1) step('Asking for them with and without signing in')
    const signIn = scale === 1 ? await timeSignIn(dataFolder, cookie, folder) : undefined
    if (scale === 1) step('Asking for pages of a plan of 200 recommendations')
    const largePlan =
      scale === 1
        ? await timePages(dataFolder, await loadPlan(dataFolder, folder, 'large'), folder)
        : undefined
    if (scale === 1) step('Comparing it with the extract of a month before')
    const compare =
      scale === 1 ? await timeCompare(extract, imported.dataFolder, folder) : undefined
    return {
      scale,
      rows: extract.rows,
      csvMegabytes: folderMegabytes(extract.folder),
      import: imported,
      measures,
      pandas,
      pages,
      signIn,
      largePlan,
      compare,
    }
  })
}

async function inNewFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function step(what: string): void {
  console.log(`${what} …`)
}

function folderMegabytes(folder: string): number {
  const sizes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).size)
  return sizes.reduce((total, size) => total + size, 0) / 1e6
}
