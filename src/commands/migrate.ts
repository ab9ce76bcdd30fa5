import { existsSync } from 'node:fs'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { withRegister } from './with-register.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--data DIR]',
  summary:
    'brings the register up to this program’s schema and says by which steps; every command that opens it does the same unsaid',
  run: runMigrate,
}

async function runMigrate(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data'])
  const problem = given.ok
    ? given.positionals.length > 0 && `Usage: ${migrateCommand.usage}`
    : given.problem
  if (!given.ok || problem) {
    around.tell(problem || '')
    return exits.failed
  }
  const dataFolder = given.values.data ?? './data'
  if (!existsSync(dataFolder)) {
    around.tell(`There is no data folder ${dataFolder}. Name it with --data DIR.`)
    return exits.failed
  }
  return withRegister(around, dataFolder, async ({ migrated }) => {
    for (const { number, name } of migrated)
      around.tell(`Migration ${number} (${name}) is applied.`)
    if (migrated.length === 0) around.tell('The register has this program’s schema already.')
    return exits.done
  })
}
