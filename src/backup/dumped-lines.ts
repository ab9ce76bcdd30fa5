import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createGunzip } from 'node:zlib'

/** Of lines in memory at once. */
const mostLength = 500_000

/** The lines of a dumped table, each one row as JSON, some of them at a time. */
export async function* dumpedLines(
  folder: string,
  table: string,
): AsyncGenerator<readonly string[]> {
  const file = createReadStream(path.join(folder, `${table}.jsonl.gz`))
  const text = file.pipe(createGunzip()).setEncoding('utf8')
  file.on('error', (error) => text.destroy(error))
  let lines: string[] = []
  let length = 0
  let rest = ''
  for await (const piece of text as AsyncIterable<string>) {
    // By line feeds alone: other ends of lines stand inside values.
    const parts = (rest + piece).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    length += piece.length
    if (length < mostLength) continue
    yield lines
    lines = []
    length = 0
  }
  if (rest !== '') throw new Error(`The dump of ${table} breaks off.`)
  yield lines
}
