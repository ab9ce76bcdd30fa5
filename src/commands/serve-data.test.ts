import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { openRegister } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { serveData } from './serve-data.ts'

const [pglite] = testPlaces()

test('a server whose sign-in.json cannot be used does not start, and says why', async (t) => {
  assert.ok(pglite)
  const opened = await openRegister(await pglite.make())
  assert.ok(opened.ok)
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-serve-'))
  t.after(async () => {
    await opened.register.close()
    await pglite.remove()
    rmSync(folder, { recursive: true, force: true })
  })
  const file = path.join(folder, 'sign-in.json')
  writeFileSync(file, '{"clientId":"plan","clientSecret":"not to be told"}', { mode: 0o600 })
  const started = await serveData(
    folder,
    opened.register,
    { host: '127.0.0.1', port: 0 },
    {
      out: () => Promise.resolve(),
      tell: () => undefined,
      watched: false,
      now: () => new Date('2019-11-01T08:00:00Z'),
      today: () => localDate('2019-11-01'),
      environment: {},
    },
  )
  assert.deepEqual(started, {
    ok: false,
    problem: `${file} cannot be used: "issuer" is missing.`,
  })
})
