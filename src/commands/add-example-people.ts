import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { exampleEmail, examplePeople, examplePeopleSince } from '#example/people.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { findPeople } from '#people/find-people.ts'
import { addPerson, giveRole } from '#people/people-store.ts'
import { setPassword } from '#sign-in/passwords.ts'
import type { Register } from '#store/register.ts'

/** Adds the people of the example council who are missing, each with their role and the password. */
export async function addExamplePeople(
  { db }: Register,
  dataFolder: string,
  occasion: Occasion,
): Promise<void> {
  const there = new Set((await findPeople(db)).map(({ email }) => email))
  const password = examplePassword(dataFolder)
  for (const person of examplePeople) {
    const email = exampleEmail(person)
    if (there.has(email)) continue
    const { name, role, team, service, workerId } = person
    await db.transaction().execute(async (within) => {
      const added = { name, email, workerId, addedOn: examplePeopleSince }
      const id = await addPerson(within, occasion, added)
      const given = { role, team, service, from: examplePeopleSince, until: null }
      await giveRole(within, occasion, id, given)
      await setPassword(within, id, { password, at: occasion.at })
    })
  }
}

/** The password of all the example's people, drawn when it was made: no two examples have the same. */
export function examplePassword(dataFolder: string): string {
  const file = path.join(dataFolder, 'example-password')
  if (!existsSync(file))
    writeFileSync(file, randomBytes(12).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}
