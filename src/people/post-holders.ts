import type { Transaction } from 'kysely'
import { addDays, type LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { addToAccessRecord, type Occasion } from './access-record/entry.ts'

type Within = Transaction<RegisterTables>

export type Held = {
  readonly post: string
  readonly personId: number
  readonly as: 'holder' | 'deputy'
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/**
 * Has a person hold a post or deputise in it from a day on. Whoever held it until further notice has
 * the day before for their last. Resolves to a sentence, having changed nothing, where there is no
 * such post or another is in it on one of the days.
 */
export async function holdPost(
  within: Within,
  occasion: Occasion,
  { post, personId, as, from, until }: Held,
): Promise<string | undefined> {
  const found = await within
    .selectFrom('posts')
    .select('post_id')
    .where('title', '=', post)
    .executeTakeFirst()
  if (found === undefined) return `No plan names a post called '${post}'.`
  const { post_id } = found
  const others = await within
    .selectFrom('post_holders')
    .selectAll()
    .where('post_id', '=', post_id)
    .where('held_as', '=', as)
    .execute()
  const overlapping = others.filter(
    (one) =>
      (until === null || one.from_on <= until) && (one.until_on === null || one.until_on >= from),
  )
  const handing = overlapping.filter((one) => one.until_on === null && one.from_on < from)
  if (overlapping.length > handing.length)
    return `The post '${post}' has another ${as} on some of these days.`
  for (const { post_holder_id } of handing) {
    await within
      .updateTable('post_holders')
      .set({ until_on: addDays(from, -1) })
      .where('post_holder_id', '=', post_holder_id)
      .execute()
  }
  await within
    .insertInto('post_holders')
    .values({ post_id, person_id: personId, held_as: as, from_on: from, until_on: until })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'post',
    subjectId: post,
    before: handing.map(({ person_id, from_on, until_on }) => ({
      personId: person_id,
      as,
      from: from_on,
      until: until_on,
    })),
    after: { personId, as, from, until },
  })
  return undefined
}
