import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachmentHeader } from './attachment-header.ts'

test('a plain name stands in both forms', () => {
  assert.equal(
    attachmentHeader('Minutes of March.pdf'),
    `attachment; filename="Minutes of March.pdf"; filename*=UTF-8''Minutes%20of%20March.pdf`,
  )
})

test('letters beyond ASCII are whole in one form and marked in the other', () => {
  assert.equal(
    attachmentHeader('Bericht für 50% – (neu)’.pdf'),
    `attachment; filename="Bericht f_r 50_ _ (neu)_.pdf"; filename*=UTF-8''Bericht%20f%C3%BCr%2050%25%20%E2%80%93%20%28neu%29%E2%80%99.pdf`,
  )
})

test('nothing in a name ends the header, begins another or names a folder', () => {
  for (const name of [
    'a"; filename=b.exe',
    'a\r\nSet-Cookie: b=c',
    '../..\\x',
    'a\u0000b',
    'a\uD800',
  ]) {
    const header = attachmentHeader(name)
    assert.match(
      header,
      /^attachment; filename="[ !#-.0-[\]-~]*"; filename\*=UTF-8''[\w.~%-]*$/,
      name,
    )
  }
  assert.equal(
    attachmentHeader('a"b\r\n/c.pdf'),
    `attachment; filename="a_b___c.pdf"; filename*=UTF-8''a_b___c.pdf`,
  )
})
