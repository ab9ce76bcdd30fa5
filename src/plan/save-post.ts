import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'

/** The number of the post of a title, which is made where the register has none. */
export async function savePost(db: Kysely<RegisterTables>, title: string): Promise<number> {
  await db
    .insertInto('posts')
    .values({ title })
    .onConflict((conflict) => conflict.column('title').doNothing())
    .execute()
  const { post_id } = await db
    .selectFrom('posts')
    .where('title', '=', title)
    .select('post_id')
    .executeTakeFirstOrThrow()
  return post_id
}
