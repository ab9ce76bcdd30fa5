import { exampleEmail, examplePeople } from '#example/people.ts'
import { findRole } from '#people/roles.ts'
import type { SignIn } from '#sign-in/open-sign-in.ts'
import type { ExampleDoor } from '#web/page-needs.ts'
import { examplePassword } from './add-example-people.ts'

/** The way into the example as any of its people; it signs in with their password like anyone. */
export const exampleDoor = (signIn: SignIn, dataFolder: string): ExampleDoor => ({
  people: examplePeople.map((person) => ({
    name: person.name,
    email: exampleEmail(person),
    role: person.role,
    inWords: findRole(person.role)?.inWords ?? '',
  })),
  async signInAs(email, visit) {
    const password = examplePassword(dataFolder)
    const outcome = await signIn.signInWithPassword({ email, password }, visit)
    if (!outcome.ok) throw new Error(`Nobody of the example could sign in: ${outcome.problem}`)
    return outcome.cookies
  },
})
