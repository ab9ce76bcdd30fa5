#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { dayOf } from '#calendar/day-of.ts'
import type { Command, Surroundings } from '#commands/command.ts'
import { exits } from '#commands/command.ts'
import { sentenceOf } from '#commands/sentence-of.ts'
import { settleFirst } from '#commands/settle-first.ts'

// What was compiled once is loaded in half the time; it stands beside the packages, as trusted as they.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/compiled'))

/**
 * The command line: `throughline COMMAND …`. What a command works with is built here and only here.
 * A command is loaded when it is called: the server's parts take longer to load than most commands run.
 */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  example: async () => (await import('#commands/example.ts')).exampleCommand,
  serve: async () => (await import('#commands/serve.ts')).serveCommand,
  import: async () => (await import('#commands/import.ts')).importCommand,
  snapshots: async () => (await import('#commands/snapshots.ts')).snapshotsCommand,
  activate: async () => (await import('#commands/activate.ts')).activateCommand,
  compare: async () => (await import('#commands/compare.ts')).compareCommand,
  problems: async () => (await import('#commands/problems.ts')).problemsCommand,
  figures: async () => (await import('#commands/figures.ts')).figuresCommand,
  items: async () => (await import('#commands/items.ts')).itemsCommand,
  settings: async () => (await import('#commands/settings.ts')).settingsCommand,
  plan: async () => (await import('#commands/plan/plan.ts')).planCommand,
  people: async () => (await import('#commands/people/people.ts')).peopleCommand,
  user: async () => (await import('#commands/user/user.ts')).userCommand,
  audit: async () => (await import('#commands/audit.ts')).auditCommand,
  backup: async () => (await import('#commands/backup.ts')).backupCommand,
  restore: async () => (await import('#commands/restore.ts')).restoreCommand,
  doctor: async () => (await import('#commands/doctor.ts')).doctorCommand,
  migrate: async () => (await import('#commands/migrate.ts')).migrateCommand,
  reference: async () => (await import('#commands/reference.ts')).referenceCommand,
}

const around: Surroundings = {
  out: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    }),
  tell: (line) => void process.stderr.write(`${line}\n`),
  watched: process.stderr.isTTY,
  now: () => new Date(),
  today: () => dayOf(new Date()),
  environment: process.env,
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return [
    'Throughline: an improvement plan joined to the children’s records behind it.',
    '',
    ...all.map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
    '',
    'Every command takes --data DIR, the data folder (./data unless given).',
  ].join('\n')
}

async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  const load = Object.entries(commands).find(([one]) => one === name)?.[1]
  if (load === undefined) {
    const problem =
      name === undefined || name === '--help' ? '' : `There is no command '${name}'.\n\n`
    around.tell(`${problem}${await help()}`)
    return name === '--help' ? exits.done : exits.failed
  }
  const command = await load()
  if (rest.includes('--help')) {
    around.tell(`${command.usage}\n    ${command.summary}`)
    return exits.done
  }
  const problem = await settleFirst(words, around)
  if (problem !== undefined) {
    around.tell(problem)
    return exits.failed
  }
  return command.run(rest, around)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  around.tell(sentenceOf(error))
  process.exitCode = exits.failed
}
