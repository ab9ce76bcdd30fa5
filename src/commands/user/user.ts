import { readArguments } from '../arguments.ts'
import { exits, type Command, type Surroundings } from '../command.ts'
import { outputFormat } from '../output-format.ts'
import { commandLineOccasion, withRegister } from '../with-register.ts'
import { addUser, disableUser, resetUser, type UserNeeds } from './change.ts'
import { listUsers } from './list.ts'

export const userCommand: Command = {
  name: 'user',
  usage: `user add EMAIL [--name NAME] [--address https://…]
  user reset EMAIL [--address https://…]
  user disable EMAIL
  user list [--format csv|json|table] [--data DIR]`,
  summary:
    'invites a person to choose a password, resets their sign-in, keeps them out, lists who can sign in. What they may see is given with people',
  run: runUser,
}

const verbs: Readonly<Record<string, (needs: UserNeeds) => Promise<number>>> = {
  add: addUser,
  reset: resetUser,
  disable: disableUser,
  list: listUsers,
}

async function runUser(words: readonly string[], around: Surroundings): Promise<number> {
  const given = readArguments(words, ['data', 'format', 'name', 'address'])
  if (!given.ok) return fail(around, given.problem)
  const { values, positionals } = given
  const format = outputFormat(values.format)
  if (!format) return fail(around, `'${values.format}' is not a format: use csv, json or table.`)
  const [name = '', email = '', ...others] = positionals
  const run = Object.entries(verbs).find(([one]) => one === name)?.[1]
  if (run === undefined || others.length > 0 || (name === 'list') !== (email === ''))
    return fail(around, `Usage:\n  ${userCommand.usage}`)
  const address = values.address ?? 'http://localhost:3000'
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    return fail(around, `'${address}' is not where people reach the pages: write https://NAME.`)
  return withRegister(around, values.data ?? './data', ({ db }) =>
    run({
      email,
      name: values.name,
      address: new URL(address).origin,
      format,
      db,
      occasion: commandLineOccasion(around),
      around,
    }),
  )
}

function fail(around: Surroundings, problem: string): number {
  around.tell(problem)
  return exits.failed
}
