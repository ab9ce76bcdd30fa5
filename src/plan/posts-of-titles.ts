import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** The register's numbers of posts by their titles; a title that no post has is not in it. */
export async function postsOfTitles(
  db: Kysely<RegisterTables>,
  titles: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (titles.length === 0) return new Map()
  const found = await db.selectFrom('posts').selectAll().where('title', 'in', titles).execute()
  return new Map(found.map(({ title, post_id }) => [title, post_id]))
}

/** What to tell whoever named a post that is not there. */
export const noSuchPost = (title: string): string =>
  `No plan names a post called '${title}'; choose one from the list of posts.`
