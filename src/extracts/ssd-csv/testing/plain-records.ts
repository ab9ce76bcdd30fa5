/** A record as the slow plain reading has it. */
export type PlainRecord =
  | { readonly line: number; readonly values: readonly string[] }
  | { readonly line: number; readonly trouble: 'text after a quote' | 'unclosed quote' }

const lineEnd = /\r\n|\n|\r/
const quoted = /^"((?:[^"]|"")*)"[ \t]*(?=,|\r|\n|$)/
const quotedBeforeText = /^"((?:[^"]|"")*)"(?!")/
const unquoted = /^[^,\r\n]*/

/**
 * The records of a CSV text, header and all, read slowly with regular expressions: the reading that
 * the quick one over bytes must agree with. It says what is meant, and knows no limit of length.
 */
export function plainRecords(text: string): PlainRecord[] {
  const records: PlainRecord[] = []
  let rest = text
  let line = 1
  while (rest !== '') {
    const { record, taken } = firstRecord(rest, line)
    if (record) records.push(record)
    line += linesOf(rest.slice(0, taken))
    rest = rest.slice(taken)
  }
  return records
}

const linesOf = (text: string): number => text.split(lineEnd).length - 1

function firstRecord(text: string, line: number): { record?: PlainRecord; taken: number } {
  const values: string[] = []
  let at = 0
  for (;;) {
    const here = text.slice(at)
    if (here.startsWith('"')) {
      const found = quoted.exec(here)
      if (!found) {
        return { record: { line, trouble: troubleOf(here) }, taken: at + throughLineEnd(here) }
      }
      values.push((found[1] ?? '').replaceAll('""', '"'))
      at += found[0].length
    } else {
      const value = unquoted.exec(here)?.[0] ?? ''
      values.push(value)
      at += value.length
    }
    if (text[at] !== ',') break
    at++
  }
  const taken = at + throughLineEnd(text.slice(at))
  return at === 0 ? { taken } : { record: { line, values }, taken }
}

function troubleOf(text: string): 'text after a quote' | 'unclosed quote' {
  const value = quotedBeforeText.exec(text)?.[1]
  return value === undefined || lineEnd.test(value) ? 'unclosed quote' : 'text after a quote'
}

function throughLineEnd(text: string): number {
  const found = lineEnd.exec(text)
  return found ? found.index + found[0].length : text.length
}
