import type { QueryCreator } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** A post that plans name, and who is in it on a day. */
export type PostOnDay = {
  readonly title: string
  /** The name of the holder; null where it is vacant. */
  readonly holder: string | null
}

/** Every post, by its title, with who holds it on a day. */
export async function findPosts(
  db: QueryCreator<RegisterTables>,
  day: LocalDate,
): Promise<readonly PostOnDay[]> {
  const posts = await db.selectFrom('posts').select(['post_id', 'title']).execute()
  const held = await db
    .selectFrom('post_holders')
    .innerJoin('people', 'people.person_id', 'post_holders.person_id')
    .select(['post_id', 'name'])
    .where('held_as', '=', 'holder')
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
    .execute()
  const holders = new Map(held.map(({ post_id, name }) => [post_id, name]))
  return posts
    .map(({ post_id, title }) => ({ title, holder: holders.get(post_id) ?? null }))
    .toSorted((one, other) => (one.title < other.title ? -1 : 1))
}
