import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exampleCouncil } from '#example/example-council.ts'
import { newestExtract } from '#example/extract-days.ts'
import { exampleRow } from '#example/write-extract.ts'
import { measuresPage } from '#measures/reference-page.ts'
import { recordsPage } from '#records/reference-page.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'

const folder = path.join(import.meta.dirname, '../../docs/reference')

const pages: readonly { readonly file: string; readonly text: () => string }[] = [
  { file: 'measures.md', text: measuresPage },
  { file: 'records.md', text: recordsWithExamples },
]

function recordsWithExamples(): string {
  const council = exampleCouncil()
  return recordsPage((table) => exampleRow(council, table, newestExtract))
}

export const referenceCommand: Command = {
  name: 'reference',
  usage: 'reference [--check]',
  summary: 'writes the reference pages of measures and record tables, or says which are stale',
  run: runReference,
}

async function runReference(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, [], ['check'])
  if (!given.ok) {
    around.tell(given.problem)
    return exits.failed
  }
  const stale = pages.filter(({ file, text }) => {
    const written = path.join(folder, file)
    return !existsSync(written) || readFileSync(written, 'utf8') !== text()
  })
  if (given.flags.has('check')) {
    for (const { file } of stale)
      around.tell(`docs/reference/${file} is stale: run node src/main.ts reference.`)
    return stale.length === 0 ? exits.done : exits.failed
  }
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of stale) writeFileSync(path.join(folder, file), text())
  around.tell(
    stale.length === 0
      ? 'The reference pages are up to date.'
      : `Wrote ${stale.map(({ file }) => file).join(', ')}.`,
  )
  return exits.done
}
