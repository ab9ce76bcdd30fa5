import type { QueryCreator } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

type Db = QueryCreator<RegisterTables>

/** Somebody in a post. */
type InPost = { readonly person: number; readonly name: string }

/** A post that leads a recommendation, with who is in it on the day; null where nobody is. */
export type LeadPost = {
  readonly post: string
  readonly holder: InPost | null
  readonly deputy: InPost | null
}

/** The posts that lead each recommendation, by its number, the first named first. */
export async function leadsOf(
  db: Db,
  recommendations: readonly number[],
  day: LocalDate,
): Promise<ReadonlyMap<number, readonly LeadPost[]>> {
  if (recommendations.length === 0) return new Map()
  const rows = await db
    .selectFrom('recommendation_leads')
    .innerJoin('posts', 'posts.post_id', 'recommendation_leads.post_id')
    .leftJoin(inPost(db, 'holder', day), 'holder.post_id', 'posts.post_id')
    .leftJoin(inPost(db, 'deputy', day), 'deputy.post_id', 'posts.post_id')
    .where('recommendation_id', 'in', recommendations)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .select([
      'recommendation_id as id',
      'posts.title as post',
      'holder.person_id as holder_id',
      'holder.name as holder_name',
      'deputy.person_id as deputy_id',
      'deputy.name as deputy_name',
    ])
    .execute()
  const posts = rows.map((row) => ({
    id: row.id,
    lead: {
      post: row.post,
      holder: inPostOf(row.holder_id, row.holder_name),
      deputy: inPostOf(row.deputy_id, row.deputy_name),
    },
  }))
  return new Map(
    [...Map.groupBy(posts, ({ id }) => id)].map(([id, own]) => [id, own.map(({ lead }) => lead)]),
  )
}

const inPostOf = (person: number | null, name: string | null): InPost | null =>
  person === null || name === null ? null : { person, name }

/** Who is in each post on a day, the database seeing to it that it is one at most. */
const inPost = <As extends 'holder' | 'deputy'>(db: Db, as: As, day: LocalDate) =>
  db
    .selectFrom('post_holders')
    .innerJoin('people', 'people.person_id', 'post_holders.person_id')
    .where('held_as', '=', as)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
    .select(['post_holders.post_id', 'people.person_id', 'people.name'])
    .as(as)
