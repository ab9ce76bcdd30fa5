import { mkdirSync } from 'node:fs'
import { extractedOn } from './extract/days.ts'
import { imagineCouncil } from './extract/council.ts'
import { writeCare } from './extract/care-tables.ts'
import { writeCases } from './extract/case-tables.ts'
import { writePeople } from './extract/people-tables.ts'
import { writeVisits } from './extract/visit-tables.ts'

export type CouncilExtract = {
  readonly folder: string
  readonly scale: number
  /** Records, header lines not among them. */
  readonly rows: number
  /** The day to import it with. */
  readonly extractedOn: string
}

/**
 * Writes the extract of an invented council as clean UTF-8 CSV files, one for each SSD table and
 * record file the measures read. Scale 1 is about 0.8 million rows, scale 10 tenfold of everything.
 * The same scale gives the same bytes.
 */
export function writeCouncilExtract(folder: string, scale: number): CouncilExtract {
  mkdirSync(folder, { recursive: true })
  const council = imagineCouncil(scale)
  const rows =
    writePeople(folder, council) +
    writeCases(folder, council) +
    writeVisits(folder, council) +
    writeCare(folder, council)
  return { folder, scale, rows, extractedOn }
}

if (import.meta.main) {
  const [folder, scale] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('usage: node bench/council-extract.ts FOLDER [SCALE]')
    process.exitCode = 1
  } else {
    const written = writeCouncilExtract(folder, Number(scale ?? 1))
    console.log(`${written.rows} rows, extracted on ${written.extractedOn}`)
  }
}
