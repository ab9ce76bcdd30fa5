import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeInWords } from './size-in-words.ts'

test('a size is said in the unit that leaves it short', () => {
  assert.deepEqual(
    [1, 12, 1023, 1024, 348_160, 1_048_063, 1_048_064, 1_258_291, 52_428_800].map(sizeInWords),
    [
      '1 byte',
      '12 bytes',
      '1023 bytes',
      '1 kB',
      '340 kB',
      '1023 kB',
      '1.0 MB',
      '1.2 MB',
      '50.0 MB',
    ],
  )
})
