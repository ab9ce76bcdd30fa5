import type { ExpressionBuilder, QueryCreator } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** The posts that a person holds or deputises in on a day, as a query to compare a post with. */
export const postsHeldBy = (
  eb: ExpressionBuilder<RegisterTables, 'plan_actions' | 'posts'>,
  { person, day }: { readonly person: number; readonly day: LocalDate },
) =>
  eb
    .selectFrom('post_holders')
    .select('post_holders.post_id')
    .where('person_id', '=', person)
    .where('from_on', '<=', day)
    .where((within) => within.or([within('until_on', 'is', null), within('until_on', '>=', day)]))

/** The titles of the posts that a person holds or deputises in on a day. */
export async function titlesHeldBy(
  db: QueryCreator<RegisterTables>,
  held: { readonly person: number; readonly day: LocalDate },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('posts')
    .select('title')
    .where((eb) => eb('post_id', 'in', postsHeldBy(eb, held)))
    .execute()
  return rows.map(({ title }) => title).toSorted()
}
