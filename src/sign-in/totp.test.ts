import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, inBase32, stepOf, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test('codes are those that RFC 6238 prints, in six digits', () => {
  for (const [at, code] of [
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
  ] as const)
    assert.equal(codeOf(secret, stepOf(new Date(at))), code)
})

const at = (time: string) => stepOfCode(secret, '081804', new Date(`2005-03-18T01:${time}Z`))

test('a code is taken half a minute early or late and no more', () => {
  assert.deepEqual(
    [at('57:29'), at('57:30'), at('58:00'), at('58:59'), at('59:00')],
    [undefined, 37037036, 37037036, 37037036, undefined],
  )
})

test('a secret is written in base 32, as RFC 4648 has it', () => {
  assert.equal(inBase32(Buffer.from('foobar')), 'MZXW6YTBOI')
})
