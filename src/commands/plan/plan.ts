import type { Command, Surroundings } from '../command.ts'
import { readArguments } from '../arguments.ts'
import { exits } from '../command.ts'
import { commandLineOccasion, withRegister } from '../with-register.ts'
import { exportPlan } from './export.ts'
import { importPlan } from './import.ts'
import { listVerb } from './list.ts'
import { newPlan } from './new.ts'
import { showVerb } from './show.ts'
import { optionNames, type Verb } from './verb.ts'

export const planCommand: Command = {
  name: 'plan',
  usage: `plan list [--format csv|json|table] [--data DIR]
  plan export --to FILE [--plan ID] [--on DAY]
  plan import FILE
  plan new ID --from TEMPLATE --title TEXT --inspection TEXT [--council NAME]
  plan show ID`,
  summary:
    'writes a plan to a file, as it is or as it stood on a day, and takes one from a file; begins a new plan from a template, from another plan or from a plan file; lists the plans there are; chooses the one that pages show',
  run: runPlan,
}

const verbs: Readonly<Record<string, Verb>> = {
  list: listVerb,
  export: exportPlan,
  import: importPlan,
  new: newPlan,
  show: showVerb,
}

async function runPlan(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, optionNames)
  const [name = '', subject = '', ...others] = given.ok ? given.positionals : []
  const verb = Object.entries(verbs).find(([one]) => one === name)?.[1]
  if (!given.ok || verb === undefined || others.length > 0) {
    around.tell(given.ok ? `Usage:\n  ${planCommand.usage}` : given.problem)
    return exits.failed
  }
  if (verb.takesSubject !== (subject !== '')) {
    around.tell(`Usage:\n  ${planCommand.usage}`)
    return exits.failed
  }
  const { values } = given
  return withRegister(around, values.data ?? './data', ({ db }) =>
    verb.run({ subject, values, db, occasion: commandLineOccasion(around), around }),
  )
}
