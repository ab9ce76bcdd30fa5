import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import type { Surroundings } from '../command.ts'
import { userCommand } from './user.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-users-'))
before(() => placeEmptyPglite(dataFolder))
after(() => rmSync(dataFolder, { recursive: true, force: true }))

/** The exit code, what it told and what it printed, each on lines of its own. */
async function user(...words: readonly string[]): Promise<string> {
  const lines: string[] = []
  const around: Surroundings = {
    out: (text) => {
      lines.push(text.trimEnd())
      return Promise.resolve()
    },
    tell: (line) => lines.push(line),
    watched: false,
    now: () => new Date('2019-11-01T08:00:00Z'),
    today: () => localDate('2019-11-01'),
    environment: {},
  }
  const exit = await userCommand.run([...words, '--data', dataFolder], around)
  return [exit, ...lines].join('\n')
}

const ann = 'ann@marlshire.example'
const list = 'email,name,signs_in_with,second_factor,invited,sessions,disabled_on'

test('the first administrator is added with a name and invited; the link is shown once', async () => {
  assert.match(await user('add', ann), /^1\nNobody of that e-mail address was added\. To add them/)
  assert.match(
    await user('add', ann, '--name', 'Ann Marsh', '--address', 'https://plan.marlshire.example/'),
    /^0\nAnn Marsh chooses a password at this address, once, within 72 hours\..*\nhttps:\/\/plan\.marlshire\.example\/sign-in\/invitation\/[\w-]{32}$/,
  )
  assert.equal(await user('list'), `0\n${list}\n${ann},Ann Marsh,,no,yes,0,`)
})

test('somebody who was added is invited again, reset and disabled', async () => {
  assert.match(await user('add', ann.toUpperCase()), /^0\n.*\nhttp:\/\/localhost:3000\//)
  assert.match(await user('reset', ann), /^0\nAnn Marsh chooses/)
  assert.equal(await user('disable', ann), '0\nAnn Marsh cannot sign in any more.')
  assert.equal(await user('list'), `0\n${list}\n${ann},Ann Marsh,,no,yes,0,2019-11-01`)
  assert.equal(await user('reset', ann), '1\nAnn Marsh is disabled, and cannot sign in.')
})

test('what is not understood is told', async () => {
  assert.match(await user('add'), /^1\nUsage/)
  assert.match(await user('reset', 'bob@marlshire.example'), /^1\nNobody of that e-mail address/)
  assert.match(await user('add', 'bob'), /^1\n'bob' is not an e-mail address\.$/)
  assert.match(await user('list', '--address', 'ftp://here'), /^1\n'ftp:\/\/here' is not where/)
})
