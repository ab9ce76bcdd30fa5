import type { Kysely } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** A post that plans name, and who holds it and deputises in it on a day; nobody where it is vacant. */
export type Post = {
  readonly title: string
  readonly holder: InPost | null
  readonly deputy: InPost | null
}

export type InPost = { readonly id: number; readonly name: string }

/** Every post of the register on a day, by title. */
export async function findPosts(db: Kysely<RegisterTables>, day: LocalDate): Promise<Post[]> {
  const posts = await db.selectFrom('posts').selectAll().execute()
  const holding = await db
    .selectFrom('post_holders')
    .innerJoin('people', 'people.person_id', 'post_holders.person_id')
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
    .select(['post_id', 'held_as', 'people.person_id', 'name'])
    .execute()
  return posts
    .map(({ post_id, title }) => {
      const who = (as: string): InPost | null => {
        const one = holding.find((held) => held.post_id === post_id && held.held_as === as)
        return one ? { id: one.person_id, name: one.name } : null
      }
      return { title, holder: who('holder'), deputy: who('deputy') }
    })
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
}
