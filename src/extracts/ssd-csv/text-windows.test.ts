import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longestRecord } from './read-record.ts'
import { moveAlong } from './text-windows.ts'
import type { TextEnd } from './utf8-pieces.ts'

function* piecesOf(...texts: readonly string[]): Generator<Buffer, TextEnd> {
  for (const text of texts) yield Buffer.from(text)
  return 'whole'
}

/** What follows the line that runs on over the first windows. */
function afterFirstLine(...texts: readonly string[]): string | undefined {
  const text = moveAlong(piecesOf(...texts))
  text.moveTo(text.look()?.end ?? 0)
  text.moveToNextLine()
  const next = text.look()
  return next?.bytes.toString('utf8', next.start, next.end)
}

const long = 'x'.repeat(longestRecord + 10)

test('a line that runs past the window is passed over to its end, wherever that falls', () => {
  assert.equal(afterFirstLine(long, `${long}\nnext\nmore`), 'next\nmore')
  assert.equal(afterFirstLine(long, `${long}\r`, '\nnext\nmore'), 'next\nmore')
  assert.equal(afterFirstLine(long, `${long}\r`, 'next\nmore'), 'next\nmore')
  assert.equal(afterFirstLine(long, long, 'x\r\nnext'), 'next')
  assert.equal(afterFirstLine(long, long), undefined)
  assert.equal(afterFirstLine(long, `${long}\r`), undefined)
})
