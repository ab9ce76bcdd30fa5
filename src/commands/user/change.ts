import type { Occasion } from '#people/access-record/entry.ts'
import { findPerson, type Person } from '#people/find-people.ts'
import { addPerson, disablePerson } from '#people/people-store.ts'
import { invite, resetSignIn } from '#sign-in/invitations.ts'
import { hasPassword } from '#sign-in/passwords.ts'
import { endSessions } from '#sign-in/sessions.ts'
import type { Register } from '#store/register.ts'
import { exits, type Surroundings } from '../command.ts'
import type { OutputFormat } from '../output-format.ts'

export type UserNeeds = {
  readonly email: string
  readonly name: string | undefined
  /** Where people reach the pages, without a slash at its end. */
  readonly address: string
  readonly format: OutputFormat
  readonly db: Register['db']
  readonly occasion: Occasion
  readonly around: Surroundings
}

/** Invites somebody who is among people, or adds them first where they are named. */
export async function addUser(needs: UserNeeds): Promise<number> {
  const { email, name, db, occasion, around } = needs
  if (!/^[^@\s]+@[^@\s]+$/.test(email.trim()))
    return tell(needs, `'${email}' is not an e-mail address.`, exits.failed)
  const there = await findPerson(db, email)
  if (there === undefined && (name === undefined || name.trim() === ''))
    return tell(
      needs,
      'Nobody of that e-mail address was added. To add them, give their name: --name NAME.',
      exits.failed,
    )
  const problem = there && (await problemOfInviting(needs, there))
  if (problem !== undefined) return tell(needs, problem, exits.failed)
  const invitation = await db.transaction().execute(async (within) => {
    const id =
      there?.id ??
      (await addPerson(within, occasion, {
        email,
        name: name ?? '',
        workerId: null,
        addedOn: around.today(),
      }))
    return invite(within, occasion, id)
  })
  return tellInvitation(needs, there?.name ?? name ?? '', invitation)
}

async function problemOfInviting(
  { db, name, around }: UserNeeds,
  person: Person,
): Promise<string | undefined> {
  if (name !== undefined)
    return `${person.name} is there already. To invite them, leave out --name.`
  if (isDisabled(person, around)) return `${person.name} is disabled, and cannot sign in.`
  return (await hasPassword(db, person.id))
    ? `${person.name} has a password. If it is lost, use user reset.`
    : undefined
}

/** Takes somebody's password, second factor and sessions away, and invites them anew. */
export const resetUser = (needs: UserNeeds): Promise<number> =>
  withPerson(needs, async (person) => {
    const { db, occasion, around } = needs
    if (isDisabled(person, around))
      return tell(needs, `${person.name} is disabled, and cannot sign in.`, exits.failed)
    const invitation = await db
      .transaction()
      .execute((within) => resetSignIn(within, occasion, person.id))
    return tellInvitation(needs, person.name, invitation)
  })

/** Keeps somebody out from today on, and ends their sessions. */
export const disableUser = (needs: UserNeeds): Promise<number> =>
  withPerson(needs, async (person) => {
    const { db, occasion, around } = needs
    await db.transaction().execute(async (within) => {
      if (!isDisabled(person, around)) await disablePerson(within, occasion, person, around.today())
      await endSessions(within, person.id, 'all')
    })
    return tell(needs, `${person.name} cannot sign in any more.`, exits.done)
  })

const isDisabled = ({ disabledOn }: Person, around: Surroundings): boolean =>
  disabledOn !== null && disabledOn <= around.today()

async function withPerson(
  needs: UserNeeds,
  use: (person: Person) => Promise<number>,
): Promise<number> {
  const person = await findPerson(needs.db, needs.email)
  return person === undefined
    ? tell(needs, 'Nobody of that e-mail address was added. user list says who was.', exits.failed)
    : use(person)
}

async function tellInvitation(
  { around, address }: UserNeeds,
  name: string,
  code: string,
): Promise<number> {
  around.tell(
    `${name} chooses a password at this address, once, within 72 hours. It is shown only here: hand it over in person or by a way you trust.`,
  )
  await around.out(`${address}/sign-in/invitation/${code}\n`)
  return exits.done
}

function tell({ around }: UserNeeds, sentence: string, exit: number): number {
  around.tell(sentence)
  return exit
}
