import type { ExpressionBuilder } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'

/** The posts that a person holds or deputises in on a day, as a query to compare a post with. */
export const postsHeldBy = (
  eb: ExpressionBuilder<RegisterTables, 'plan_actions'>,
  { person, day }: { readonly person: number; readonly day: LocalDate },
) =>
  eb
    .selectFrom('post_holders')
    .select('post_holders.post_id')
    .where('person_id', '=', person)
    .where('from_on', '<=', day)
    .where((within) => within.or([within('until_on', 'is', null), within('until_on', '>=', day)]))
