import { mkdirSync } from 'node:fs'
import type { Occasion } from '#people/access-record/entry.ts'
import { openRegister, type Register } from '#store/register.ts'
import { exits, type Surroundings } from './command.ts'

/** Opens the register for as long as `use` runs; says what keeps it from opening, and fails. */
export async function withRegister(
  around: Surroundings,
  dataFolder: string,
  use: (register: Register) => Promise<number>,
): Promise<number> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const opened = await openRegister({
    dataFolder,
    databaseUrl: around.environment['DATABASE_URL'],
    tell: around.tell,
  })
  if (!opened.ok) {
    around.tell(opened.problem)
    return exits.failed
  }
  try {
    return await use(opened.register)
  } finally {
    await opened.register.close()
  }
}

/** What is done by a command, as the access record has it: under which user of the machine, if known. */
export function commandLineOccasion(around: Surroundings, program = 'the command line'): Occasion {
  const user = around.environment['USER'] ?? around.environment['USERNAME']
  const from = user === undefined ? 'the command line' : `the command line, as ${user}`
  return { at: around.now(), by: { program }, from }
}
