#!/usr/bin/env node
import type { LocalDate } from '#calendar/local-date.ts'
import { activateCommand } from '#commands/activate.ts'
import type { Command, Surroundings } from '#commands/command.ts'
import { exits } from '#commands/command.ts'
import { exampleCommand } from '#commands/example.ts'
import { figuresCommand } from '#commands/figures.ts'
import { importCommand } from '#commands/import.ts'
import { itemsCommand } from '#commands/items.ts'
import { problemsCommand } from '#commands/problems.ts'
import { referenceCommand } from '#commands/reference.ts'
import { sentenceOf } from '#commands/sentence-of.ts'
import { serveCommand } from '#commands/serve.ts'
import { snapshotsCommand } from '#commands/snapshots.ts'

/** The command line: `throughline COMMAND …`. What a command works with is built here and only here. */
const commands: readonly Command[] = [
  exampleCommand,
  serveCommand,
  importCommand,
  snapshotsCommand,
  activateCommand,
  problemsCommand,
  figuresCommand,
  itemsCommand,
  referenceCommand,
]

const around: Surroundings = {
  out: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    }),
  tell: (line) => void process.stderr.write(`${line}\n`),
  watched: process.stderr.isTTY,
  now: () => new Date(),
  today: () =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format() as LocalDate,
  environment: process.env,
}

const help = (): string =>
  [
    'Throughline: an improvement plan joined to the children’s records behind it.',
    '',
    ...commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
    '',
    'Every command takes --data DIR, the data folder (./data unless given).',
  ].join('\n')

async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    const problem =
      name === undefined || name === '--help' ? '' : `There is no command '${name}'.\n\n`
    around.tell(`${problem}${help()}`)
    return name === '--help' ? exits.done : exits.failed
  }
  if (rest.includes('--help')) {
    around.tell(`${command.usage}\n    ${command.summary}`)
    return exits.done
  }
  return command.run(rest, around)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  around.tell(sentenceOf(error))
  process.exitCode = exits.failed
}
