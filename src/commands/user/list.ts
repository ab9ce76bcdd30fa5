import { findUsers } from '#sign-in/find-users.ts'
import { exits } from '../command.ts'
import { formatRows } from '../output-format.ts'
import type { UserNeeds } from './change.ts'

/** A row for each person: how they can sign in, if at all. */
export async function listUsers({ db, format, occasion, around }: UserNeeds): Promise<number> {
  const users = await findUsers(db, occasion.at)
  const columns = [
    'email',
    'name',
    'signs_in_with',
    'second_factor',
    'invited',
    'sessions',
    'disabled_on',
  ]
  const rows = users.map((one) => [
    one.email,
    one.name,
    one.signsInWith,
    one.hasSecondFactor ? 'yes' : 'no',
    one.isInvited ? 'yes' : 'no',
    one.sessions,
    one.disabledOn,
  ])
  await around.out(formatRows(format, columns, rows))
  return exits.done
}
