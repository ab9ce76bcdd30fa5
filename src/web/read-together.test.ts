import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTogether } from './read-together.ts'

/** A reading that ends when it is told to, of what stands written when it begins. */
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

const aMoment = () => new Promise((resolve) => setImmediate(resolve))

test('those who ask while a reading is under way share the next, which sees what was written before', async () => {
  const { read, written, endings } = slowReading()
  const one = read()
  written.now = 'second'
  const others = [read(), read(), read()]
  assert.equal(endings.length, 1)
  endings[0]?.()
  assert.equal(await one, 'first')
  await aMoment()
  assert.equal(endings.length, 2)
  endings[1]?.()
  assert.deepEqual(await Promise.all(others), ['second', 'second', 'second'])
})

test('who asks when nothing is under way is read for anew', async () => {
  const { read, written, endings } = slowReading()
  const one = read()
  endings[0]?.()
  await one
  await aMoment()
  written.now = 'second'
  const other = read()
  endings[1]?.()
  assert.equal(await other, 'second')
})

test('a reading that fails keeps nobody from the next', async () => {
  const { read, endings } = slowReading()
  const one = read()
  const other = read()
  endings[0]?.(new Error('the register is away'))
  await assert.rejects(one, /away/)
  await aMoment()
  endings[1]?.()
  assert.equal(await other, 'first')
})
