import type { ChainEnd } from '#people/access-record/verify.ts'
import { verifyAccessRecord } from '#people/access-record/verify.ts'
import { whoSaw } from '#people/access-record/who-saw.ts'
import { commandLine } from '#people/viewer.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { formatRows, outputFormat } from './output-format.ts'
import { withRegister } from './with-register.ts'

export const auditCommand: Command = {
  name: 'audit',
  usage:
    'audit verify [--noted NUMBER:HASH] | audit who-saw CHILD [--format csv|json|table] [--data DIR]',
  summary:
    'proves that no entry of the access record was changed, taken out or moved, and prints where it ends, to be noted elsewhere; or lists who has seen a child',
  run: runAudit,
}

async function runAudit(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'format', 'noted'])
  if (!given.ok) return fail(around, given.problem)
  const { values, positionals } = given
  const dataFolder = values.data ?? './data'
  const [verb, child, ...others] = positionals
  if (verb === 'verify' && child === undefined) return verify(dataFolder, values.noted, around)
  if (verb === 'who-saw' && child !== undefined && others.length === 0)
    return listLooks(dataFolder, child, values.format, around)
  return fail(around, `Usage: ${auditCommand.usage}`)
}

async function verify(
  dataFolder: string,
  notedWords: string | undefined,
  around: Surroundings,
): Promise<number> {
  const noted = notedWords === undefined ? undefined : chainEnd(notedWords)
  if (notedWords !== undefined && noted === undefined)
    return fail(around, '--noted takes the number and hash that audit verify printed: 120:9f86d0…')
  return withRegister(around, dataFolder, async ({ db }) => {
    const verified = await verifyAccessRecord(db, commandLine(around.today()), noted)
    if (!verified.ok) return fail(around, verified.problem)
    const { number, hash } = verified.end
    await around.out(`${number}:${hash}\n`)
    around.tell(
      number === 0
        ? 'The access record is empty.'
        : `Every entry of the access record, 1 to ${number}, is as it was written. Note the line above elsewhere: --noted holds a later record against it.`,
    )
    return exits.done
  })
}

function chainEnd(words: string): ChainEnd | undefined {
  const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(words)
  const [, number, hash] = parts ?? []
  return hash === undefined ? undefined : { number: Number(number), hash }
}

async function listLooks(
  dataFolder: string,
  child: string,
  formatNamed: string | undefined,
  around: Surroundings,
): Promise<number> {
  const format = outputFormat(formatNamed)
  if (!format) return fail(around, `'${formatNamed}' is not a format: use csv, json or table.`)
  return withRegister(around, dataFolder, async ({ db }) => {
    const looks = await whoSaw(db, commandLine(around.today()), child)
    const rows = looks.map((look) => [
      look.number,
      look.at,
      look.by,
      look.from,
      look.did,
      look.subject,
      look.subjectId,
      look.children,
    ])
    const columns = ['entry', 'at', 'by', 'from', 'did', 'subject', 'subject_id', 'children']
    await around.out(formatRows(format, columns, rows))
    return exits.done
  })
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
