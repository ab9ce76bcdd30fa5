import type { LocalDate } from '#calendar/local-date.ts'
import type { Command, Surroundings } from '../command.ts'
import { importExtract } from '../import-extract.ts'

/** For tests: imports an extract of the example by the ordinary import, and says its snapshot. */
export async function importExample(
  extract: string,
  extractedOn: LocalDate,
  dataFolder: string,
): Promise<string> {
  const imported = await importExtract({
    paths: [extract],
    extractedOn,
    importedAt: `${extractedOn}T20:00:00.000Z`,
    dataFolder,
    onFall: 'refuse',
    afterwards: 'activate',
    of: 'example',
    onStep: () => {},
  })
  if (!imported.ok) throw new Error(imported.refusals.join('\n'))
  return imported.manifest.snapshot
}

/** For tests: what a command prints as JSON, read back. */
export async function rowsOf<Row>(command: Command, words: readonly string[]): Promise<Row[]> {
  let text = ''
  const around: Surroundings = {
    out: (more) => {
      text += more
      return Promise.resolve()
    },
    tell: () => {},
    watched: false,
    now: () => new Date('2019-11-01T08:00:00Z'),
    today: () => '2019-11-01' as LocalDate,
    environment: {},
  }
  const exit = await command.run([...words, '--format', 'json'], around)
  if (exit !== 0) throw new Error(`${command.name} ended with ${exit}.`)
  return JSON.parse(text) as Row[]
}
