import { sql, type Transaction } from 'kysely'
import type { LocalDate } from '#calendar/local-date.ts'
import type { RegisterTables } from '#store/register-tables.ts'
import { addToAccessRecord, type Occasion } from './access-record/entry.ts'

type Within = Transaction<RegisterTables>

/**
 * Hides a child, from a day on, from everyone not named for them; figures count the child as before.
 * The transaction's viewer must be allowed to restrict children.
 */
export async function restrictChild(
  within: Within,
  occasion: Occasion,
  {
    childId,
    why,
    from,
  }: { readonly childId: string; readonly why: string; readonly from: LocalDate },
): Promise<void> {
  await within
    .insertInto('restricted_children')
    .values({ child_id: childId, why, from_on: from, until_on: null })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'restricted child',
    subjectId: childId,
    before: null,
    after: { why, from },
  })
}

/** Names a person who sees a restricted child, from a day on, where their roles let them. */
export async function nameForChild(
  within: Within,
  occasion: Occasion,
  {
    childId,
    personId,
    from,
  }: { readonly childId: string; readonly personId: number; readonly from: LocalDate },
): Promise<void> {
  await within
    .insertInto('restricted_child_viewers')
    .values({ child_id: childId, person_id: personId, from_on: from, until_on: null })
    .execute()
  await addToAccessRecord(within, occasion, {
    did: 'changed',
    subject: 'restricted child',
    subjectId: childId,
    before: null,
    after: { namedPerson: personId, from },
  })
}

/**
 * Ends a restriction on its last day, or with a person their being named; how many ended. One that
 * had ended by then stays as it is. The transaction's viewer must be allowed to restrict children.
 */
export async function liftRestriction(
  within: Within,
  occasion: Occasion,
  lifted: {
    readonly childId: string
    readonly personId: number | null
    readonly lastDay: LocalDate
  },
): Promise<number> {
  const { childId, personId, lastDay } = lifted
  const ended =
    personId === null
      ? await within
          .updateTable('restricted_children')
          .set({ until_on: lastDay })
          .where('child_id', '=', childId)
          .where('from_on', '<=', lastDay)
          .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', lastDay)]))
          .returning('from_on')
          .execute()
      : await within
          .updateTable('restricted_child_viewers')
          .set({ until_on: lastDay })
          .where('child_id', '=', childId)
          .where('person_id', '=', personId)
          .where('from_on', '<=', lastDay)
          .where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', lastDay)]))
          .returning('from_on')
          .execute()
  const named = personId === null ? {} : { namedPerson: personId }
  for (const { from_on: from } of ended) {
    await addToAccessRecord(within, occasion, {
      did: 'changed',
      subject: 'restricted child',
      subjectId: childId,
      before: { ...named, from },
      after: { ...named, from, until: lastDay },
    })
  }
  return ended.length
}

/** Ids of the restricted children that the transaction's viewer is not named for, on its day. */
export async function childrenHiddenFromViewer(within: Within): Promise<readonly string[]> {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from children_hidden_from_viewer() as child_id order by 1
  `.execute(within)
  return rows.map(({ child_id }) => child_id)
}
