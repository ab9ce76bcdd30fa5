import { exampleEmail, examplePeople, examplePeopleSince } from '#example/people.ts'
import type { Occasion } from '#people/access-record/entry.ts'
import { findPeople } from '#people/find-people.ts'
import { holdPost } from '#people/post-holders.ts'
import type { Register } from '#store/register.ts'

/** Has the people of the example hold the posts of its plan; two posts stay vacant, as posts do. */
export async function holdExamplePosts({ db }: Register, occasion: Occasion): Promise<void> {
  const people = await findPeople(db)
  for (const person of examplePeople) {
    const personId = people.find(({ email }) => email === exampleEmail(person))?.id
    if (personId === undefined) throw new Error(`${person.name} is not in the register.`)
    for (const post of person.posts) {
      const held = { post, personId, as: 'holder', from: examplePeopleSince, until: null } as const
      const problem = await db.transaction().execute((within) => holdPost(within, occasion, held))
      if (problem !== undefined) throw new Error(problem)
    }
  }
}
