import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { RegisterTables } from '#store/register-tables.ts'
import { readAsViewer, type Viewer } from '../viewer.ts'

/** Where a chain ends: how many entries it has and the hash of the last. */
export type ChainEnd = { readonly number: number; readonly hash: string }

export type Verified =
  | { readonly ok: true; readonly end: ChainEnd }
  /** `number` is the first entry that does not fit. */
  | { readonly ok: false; readonly number: number; readonly problem: string }

const batch = 5000

/**
 * Walks the access record from its first entry to its last and says which is the first that was
 * changed, taken out or moved since it was written. `noted` is an end written down elsewhere
 * earlier: with it, a record rewritten whole from before that entry is found as well. Throws where
 * the viewer may not read the record, which would look empty.
 */
export async function verifyAccessRecord(
  db: Kysely<RegisterTables>,
  viewer: Viewer,
  noted?: ChainEnd,
): Promise<Verified> {
  if (!viewer.permissions.includes('read the access record'))
    throw new Error('Who verifies the access record must be allowed to read it.')
  return readAsViewer(db, viewer, async (within) => {
    const head = await within
      .selectFrom('access_record_head')
      .select(['number', 'hash'])
      .executeTakeFirstOrThrow()
    const batches = async function* () {
      for (let last = 0; ;) {
        const entries = await within
          .selectFrom('access_record')
          .select(['number', 'previous_hash', 'hash', 'content'])
          .where('number', '>', last)
          .orderBy('number')
          .limit(batch)
          .execute()
        yield entries
        if (entries.length < batch) return
        last = entries.at(-1)?.number ?? last
      }
    }
    return verifyChain(batches(), head, noted)
  })
}

/** The same of entries that come from anywhere, in order; `head` is the last one written. */
export async function verifyChain(
  batches: AsyncIterable<readonly ChainEntry[]>,
  head: ChainEnd,
  noted?: ChainEnd,
): Promise<Verified> {
  let end: ChainEnd = { number: 0, hash: '0'.repeat(64) }
  for await (const entries of batches) {
    for (const entry of entries) {
      const problem = misfit(end, entry, noted)
      if (problem !== undefined) return { ok: false, ...problem }
      end = entry
    }
  }
  return ending(end, head, noted)
}

export type ChainEntry = ChainEnd & { readonly previous_hash: string; readonly content: string }

function misfit(before: ChainEnd, entry: ChainEntry, noted: ChainEnd | undefined) {
  const due = before.number + 1
  if (entry.number !== due) return { number: due, problem: `Entry ${due} is missing.` }
  const { number } = entry
  if (entry.previous_hash !== before.hash)
    return {
      number,
      problem: `Entry ${number} does not follow from the entry before it: that one was changed, or this one was moved.`,
    }
  if (entry.hash !== hashOf(entry))
    return { number, problem: `Entry ${number} was changed after it was written.` }
  if (number === noted?.number && entry.hash !== noted.hash)
    return {
      number,
      problem: `Entry ${number} is not the one that was noted: the record was rewritten before it or at it.`,
    }
  return undefined
}

const hashOf = ({ number, previous_hash, content }: ChainEntry): string =>
  createHash('sha256').update(`${number}\n${previous_hash}\n${content}`).digest('hex')

function ending(end: ChainEnd, head: ChainEnd, noted: ChainEnd | undefined): Verified {
  const number = end.number + 1
  if (end.number < Math.max(head.number, noted?.number ?? 0))
    return { ok: false, number, problem: `Entry ${number} and all after it are missing.` }
  if (end.number > head.number)
    return {
      ok: false,
      number: head.number + 1,
      problem: `Entry ${head.number + 1} was not written by the program.`,
    }
  if (end.hash !== head.hash)
    return {
      ok: false,
      number: end.number,
      problem: `Entry ${end.number} is not the one that was written last.`,
    }
  return { ok: true, end: { number: end.number, hash: end.hash } }
}
