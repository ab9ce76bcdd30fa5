import { exampleEmail, examplePeople } from '#example/people.ts'
import { examplePassword } from './add-example-people.ts'

/** How to sign in as each of the example's people, a line each, for whoever starts it. */
export function exampleSignIns(dataFolder: string): string[] {
  const widest = Math.max(...examplePeople.map(({ role }) => role.length))
  return [
    'Its first page offers whom to be. To sign in by hand, with this password for each:',
    ...examplePeople.map((person) => `  ${person.role.padEnd(widest)}  ${exampleEmail(person)}`),
    `  ${'password'.padEnd(widest)}  ${examplePassword(dataFolder)}`,
  ]
}
