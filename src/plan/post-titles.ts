import type { QueryCreator } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** Every post that a plan names, by its title, in the order of the alphabet. */
export async function postTitles(db: QueryCreator<RegisterTables>): Promise<readonly string[]> {
  const posts = await db.selectFrom('posts').select('title').execute()
  return posts.map(({ title }) => title).toSorted((one, other) => one.localeCompare(other, 'en'))
}
