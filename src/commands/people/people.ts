import { readArguments } from '../arguments.ts'
import type { Command, Surroundings } from '../command.ts'
import { outputFormat } from '../output-format.ts'
import { commandLineOccasion, withRegister } from '../with-register.ts'
import { addVerb } from './add.ts'
import { disableVerb, endVerb } from './end.ts'
import { holdVerb } from './hold.ts'
import { listVerb, rolesVerb, showVerb } from './list.ts'
import { liftVerb, restrictVerb } from './restrict.ts'
import { daysOf, fail, optionNames, type Verb } from './verb.ts'

export const peopleCommand: Command = {
  name: 'people',
  usage: `people add EMAIL --name NAME [--worker ID] [--role ROLE [--team NAME | --service NAME] [--from DAY] [--until DAY]]
  people end EMAIL --role ROLE [--team NAME | --service NAME] --until DAY
  people disable EMAIL [--from DAY]
  people hold POST --email EMAIL [--as holder|deputy] [--from DAY] [--until DAY]
  people restrict CHILD [--why TEXT] [--email EMAIL] [--from DAY]
  people lift CHILD [--email EMAIL] --until DAY
  people list | people show EMAIL [--on DAY] | people roles [--format csv|json|table] [--data DIR]`,
  summary:
    'adds people, gives and ends their roles, says who holds a post and who is named for a restricted child. Nobody signs in yet, so there are no passwords',
  run: runPeople,
}

const verbs: Readonly<Record<string, Verb>> = {
  add: addVerb,
  end: endVerb,
  disable: disableVerb,
  hold: holdVerb,
  restrict: restrictVerb,
  lift: liftVerb,
  list: listVerb,
  show: showVerb,
  roles: rolesVerb,
}

async function runPeople(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, optionNames)
  if (!given.ok) return fail(around, given.problem)
  const { values, positionals } = given
  const format = outputFormat(values.format)
  if (!format) return fail(around, `'${values.format}' is not a format: use csv, json or table.`)
  const [name = '', subject = '', ...others] = positionals
  const verb = Object.entries(verbs).find(([one]) => one === name)?.[1]
  if (verb === undefined || others.length > 0 || verb.takesSubject !== (subject !== ''))
    return fail(around, `Usage:\n  ${peopleCommand.usage}`)
  const days = daysOf(values, around.today())
  if (typeof days === 'string') return fail(around, days)
  return withRegister(around, values.data ?? './data', ({ db }) =>
    verb.run({ subject, values, days, format, db, occasion: commandLineOccasion(around), around }),
  )
}
