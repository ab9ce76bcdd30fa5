import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { newestExtract } from '#example/extract-days.ts'
import { examplePeople, exampleEmail } from '#example/people.ts'
import { itemsCommand } from '#commands/items.ts'
import { rowsOf } from '#commands/testing/example-at-hand.ts'
import { serveExample, type ExampleServer } from './example-server.ts'

let server: ExampleServer
before(async () => {
  server = await serveExample()
})
after(() => server?.close())

const list = '/measures/assessments-within-45-working-days/items'

/** Everything of a person that the extract's own files have: ids, names and days of birth. */
function wordsOfPeople(): Set<string> {
  const words = new Set<string>()
  for (const [file, columns] of [
    ['ssd_person.csv', ['pers_person_id', 'pers_forename', 'pers_surname', 'pers_dob', 'pers_upn']],
    ['ssd_professionals.csv', ['prof_professional_name']],
  ] as const) {
    const text = readFileSync(
      path.join(server.dataFolder, 'extracts', newestExtract, file),
      'utf8',
    ).replace(/^\uFEFF/, '')
    const [head = '', ...lines] = text.trim().split(/\r?\n/)
    const names = head.split(',').map((name) => name.replaceAll('"', ''))
    for (const line of lines) {
      const cells = line.split(',').map((cell) => cell.replaceAll('"', ''))
      for (const column of columns) {
        const word = cells[names.indexOf(column)]
        if (word !== undefined && word.length > 3) words.add(word)
      }
    }
  }
  return words
}

test('nothing that is told of a whole journey, mistakes and failures too, names anybody', async () => {
  const words = wordsOfPeople()
  assert.ok(words.size > 1000, `${words.size} words`)
  const items = await rowsOf<{ child_id: string }>(itemsCommand, [
    '--measure',
    'assessments-within-45-working-days',
    '--period',
    '2019-10',
    '--data',
    server.dataFolder,
  ])
  const child = items[0]?.child_id ?? ''
  assert.ok(words.has(child), child)
  const seen = { console: '' }
  const write = process.stdout.write.bind(process.stdout)
  const hear = (text: string | Uint8Array): boolean => {
    seen.console += String(text)
    return true
  }
  process.stdout.write = hear
  try {
    for (const { role } of examplePeople) {
      const cookie = await server.cookieOf(role)
      const headers = { cookie, origin: server.address }
      const addresses = [
        '/',
        '/teams/team?name=Sallowford',
        `${list}?period=2019-10&team=Sallowford`,
        `${list}.csv?period=2019-10`,
        `${list}?period=2019-10&worker=${child}&worker=${child}`,
        `${list}?period=${child}`,
        `/children/${child}`,
        `/measures/${child}`,
        `/data/${child}/problems`,
        `/teams/team?name=${child}`,
        `/%zz${child}`,
      ]
      for (const address of addresses) await fetch(server.address + address, { headers })
      for (const body of [
        new URLSearchParams({ child }),
        `{"child":"${child}"`,
        'x'.repeat(200_000),
      ])
        for (const address of ['/children', '/access-record/child'])
          await fetch(server.address + address, {
            method: 'POST',
            headers,
            body,
            redirect: 'manual',
          })
    }
    const [somebody] = examplePeople
    await fetch(`${server.address}/sign-in`, {
      method: 'POST',
      headers: { origin: server.address },
      redirect: 'manual',
      body: new URLSearchParams({
        email: somebody === undefined ? '' : exampleEmail(somebody),
        password: `${child} and more`,
      }),
    })
    // Something that fails within: what is told of it is the way it failed.
    rmSync(path.join(server.dataFolder, 'snapshots'), { recursive: true, force: true })
    const cookie = await server.cookieOf('performance officer')
    const failed = await fetch(`${server.address}${list}?period=2018-19&worker=${child}`, {
      headers: { cookie },
    })
    assert.equal(failed.status, 500)
  } finally {
    process.stdout.write = write
  }
  const told = `${server.told.join('\n')}\n${seen.console}`
  assert.match(told, /failed/)
  assert.deepEqual(
    [...words].filter((word) => told.includes(word)),
    [],
  )
})
