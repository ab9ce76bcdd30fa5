import { parseLocalDate } from '#calendar/local-date.ts'
import type { TableEntry } from '#records/snapshot-folder.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { importExtract, type Imported, type ImportWanted } from './import-extract.ts'
import { formatRows, outputFormat, type OutputFormat } from './output-format.ts'

export const importCommand: Command = {
  name: 'import',
  usage:
    'import PATH… --extracted-on DATE [--accept-fall] [--no-activate] [--problems FILE] [--format csv|json|table] [--data DIR]',
  summary: 'reads an extract (folders, CSV files, zips) into a snapshot and makes it active',
  run: runImport,
}

async function runImport(words: readonly string[], around: Surroundings): Promise<number> {
  const asked = askedFor(words, around)
  if (!asked.ok) {
    around.tell(asked.problem)
    return exits.refused
  }
  const imported = await importExtract(asked.wanted)
  const tables = imported.ok ? imported.manifest.tables : imported.tables
  if (tables.length > 0) await around.out(formatRows(asked.format, columns, tables.map(cellsOf)))
  for (const sentence of sentencesOf(imported, asked.wanted)) around.tell(sentence)
  return exitOf(imported)
}

const columns = ['file', 'table', 'rows_read', 'accepted', 'turned_down', 'flagged', 'noted']

const cellsOf = (entry: TableEntry) => [
  entry.file,
  entry.table,
  entry.rowsRead,
  entry.rowsAccepted,
  entry.rowsTurnedDown,
  entry.valuesFlagged,
  entry.unknownColumns.length,
]

function exitOf(imported: Imported): number {
  if (!imported.ok) return exits.refused
  return imported.manifest.problems > 0 ? exits.problems : exits.done
}

function sentencesOf(imported: Imported, { dataFolder, afterwards }: ImportWanted): string[] {
  if (!imported.ok)
    return [
      ...imported.refusals,
      'The extract was refused; nothing in the data folder was changed.',
    ]
  const { manifest } = imported
  const notRead = manifest.notRead.map(({ file, reason }) => `${file} was not read: ${reason}`)
  const made =
    imported.wasThere === 'there already'
      ? `These files were imported before, as snapshot ${manifest.snapshot}.`
      : `Snapshot ${manifest.snapshot} holds ${manifest.rows.toLocaleString('en-GB')} rows.`
  const problems =
    manifest.problems === 0
      ? 'No problems were found.'
      : `${manifest.problems.toLocaleString('en-GB')} entries in its problems list: problems --snapshot ${manifest.snapshot} --data ${dataFolder} prints them.`
  const active =
    afterwards === 'activate'
      ? 'It is the active one.'
      : `It is not active: activate ${manifest.snapshot} makes it so.`
  return [...notRead, `${made} ${active}`, problems]
}

type Asked =
  | { readonly ok: true; readonly wanted: ImportWanted; readonly format: OutputFormat }
  | { readonly ok: false; readonly problem: string }

const refuse = (problem: string): Asked => ({ ok: false, problem })

function askedFor(words: readonly string[], around: Surroundings): Asked {
  const given = readArguments(
    words,
    ['data', 'extracted-on', 'problems', 'format'],
    ['accept-fall', 'no-activate'],
  )
  if (!given.ok) return given
  const { values, flags, positionals } = given
  if (positionals.length === 0)
    return refuse(`import needs the files of an extract. Usage: ${importCommand.usage}`)
  const format = outputFormat(values.format)
  if (!format) return refuse(`'${values.format}' is not a format: use csv, json or table.`)
  const written = values['extracted-on']
  if (written === undefined)
    return refuse('import needs the day the extract was taken: --extracted-on 2019-10-31.')
  const extractedOn = parseLocalDate(written)
  if (extractedOn === undefined)
    return refuse(`'${written}' is not a day. Write --extracted-on as 2019-10-31.`)
  if (extractedOn > around.today())
    return refuse(`${extractedOn} is after today, and no extract has been taken on it yet.`)
  const wanted: ImportWanted = {
    paths: positionals,
    extractedOn,
    importedAt: around.now().toISOString(),
    dataFolder: values.data ?? './data',
    onFall: flags.has('accept-fall') ? 'accept' : 'refuse',
    afterwards: flags.has('no-activate') ? 'leave' : 'activate',
    of: 'council',
    ...(values.problems === undefined ? {} : { problemsFile: values.problems }),
    onStep: (step) => {
      if (around.watched) around.tell(step)
    },
  }
  return { ok: true, wanted, format }
}
