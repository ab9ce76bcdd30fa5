import { existsSync, readdirSync } from 'node:fs'
import { examine } from '#backup/doctor/examine.ts'
import { readArguments } from './arguments.ts'
import { exits, type Command, type Surroundings } from './command.ts'
import { duckOptions } from './duck-options.ts'
import { registerAddress } from './register-address.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--data DIR]',
  summary:
    'examines an installation, beside a running server or without, and says what is wrong, where and what to do',
  run: runDoctor,
}

async function runDoctor(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data'])
  if (!given.ok) return fail(around, given.problem)
  if (given.positionals.length > 0) return fail(around, `Usage: ${doctorCommand.usage}`)
  const dataFolder = given.values.data ?? './data'
  if (!existsSync(dataFolder) || readdirSync(dataFolder).length === 0)
    return fail(
      around,
      `There is no installation in ${dataFolder}. Name its folder with --data DIR.`,
    )
  const patient = {
    dataFolder,
    databaseUrl: registerAddress(dataFolder, around),
    now: around.now(),
    node: process.versions.node,
    environment: around.environment,
  }
  const findings = await examine(patient, duckOptions(dataFolder))
  for (const finding of findings) await around.out(`${finding}\n`)
  around.tell(findings.length === 0 ? 'Nothing is wrong.' : `Found: ${findings.length}.`)
  return findings.length === 0 ? exits.done : exits.problems
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
