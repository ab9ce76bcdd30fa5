import { verifyChain, type ChainEnd, type Verified } from '#people/access-record/verify.ts'
import { dumpedLines } from './dumped-lines.ts'

/** Walks the access record of a dump as `audit verify` walks the register's. */
export async function proveChain(dump: string): Promise<Verified> {
  let head: Row | undefined
  for await (const rows of rowsOf(dump, 'access_record_head')) head ??= rows[0]
  if (head === undefined)
    return { ok: false, number: 1, problem: 'The end of the access record is not noted in it.' }
  const entries = async function* () {
    for await (const rows of rowsOf(dump, 'access_record'))
      yield rows.map((row) => ({
        ...endOf(row),
        previous_hash: row['previous_hash'] ?? '',
        content: row['content'] ?? '',
      }))
  }
  return verifyChain(entries(), endOf(head))
}

type Row = Readonly<Record<string, string | undefined>>

async function* rowsOf(dump: string, table: string): AsyncGenerator<readonly Row[]> {
  for await (const lines of dumpedLines(dump, table))
    yield lines.map((line) => JSON.parse(line) as Row)
}

const endOf = ({ number, hash }: Row): ChainEnd => ({ number: Number(number), hash: hash ?? '' })
