import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readTogether } from './read-together.ts'

/** Readings that are counted and end when told to, of what stands written when each begins. */
function slowReading() {
  const endings: ((fault?: Error) => void)[] = []
  const written = { now: 'first' }
  const read = readTogether(() => {
    const found = written.now
    return new Promise<string>((resolve, reject) =>
      endings.push((fault) => (fault ? reject(fault) : resolve(found))),
    )
  })
  return { read, written, endings }
}

test('those who ask together share one reading, of what stood written when the last asked', async () => {
  const { read, written, endings } = slowReading()
  const asked = [read(), read()]
  written.now = 'second'
  asked.push(read())
  await nextTurn()
  assert.equal(endings.length, 1)
  endings[0]?.()
  assert.deepEqual(await Promise.all(asked), ['second', 'second', 'second'])
})

test('who asks when a reading has begun is not given what it found', async () => {
  const { read, written, endings } = slowReading()
  const one = read()
  await nextTurn()
  written.now = 'second'
  const other = read()
  await nextTurn()
  assert.equal(endings.length, 2)
  for (const end of endings) end()
  assert.deepEqual(await Promise.all([one, other]), ['first', 'second'])
})

test('a reading that fails keeps nobody from the next', async () => {
  const { read, endings } = slowReading()
  const one = read()
  await nextTurn()
  endings[0]?.(new Error('the register is away'))
  await assert.rejects(one, /away/)
  const other = read()
  await nextTurn()
  endings[1]?.()
  assert.equal(await other, 'first')
})
