import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { placeEmptyPglite } from '#store/testing/empty-pglite.ts'
import { auditCommand } from '../audit.ts'
import type { Command, Surroundings } from '../command.ts'
import { peopleCommand } from './people.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'throughline-people-'))
before(() => placeEmptyPglite(dataFolder))
after(() => rmSync(dataFolder, { recursive: true, force: true }))

/** A command's exit code, what it told and what it printed, each on lines of its own. */
async function said(command: Command, ...words: readonly string[]): Promise<string> {
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
    environment: { USER: 'ops' },
  }
  const exit = await command.run([...words, '--data', dataFolder], around)
  return [exit, ...lines].join('\n')
}

const people = (...words: readonly string[]) => said(peopleCommand, ...words)
const ann = 'ann@marlshire.example'

test('a person is added with a role, and given another', async () => {
  assert.equal(
    await people('add', ann, '--name', 'Ann Marsh', '--role', 'team manager', '--team', 'North'),
    '0\nAnn Marsh is team manager of North from 1 November 2019.',
  )
  assert.equal(
    await people(
      'add',
      ann,
      '--role',
      'auditor',
      '--service',
      'Care',
      '--from',
      '2019-12-01',
      '--until',
      '2019-12-31',
    ),
    '0\nAnn Marsh is auditor of Care from 1 December 2019 until 31 December 2019.',
  )
  assert.equal(
    await people('list'),
    `0
email,name,worker,role,team,service,from,until,given_by,disabled_on
ann@marlshire.example,Ann Marsh,,team manager,North,,2019-11-01,,hand,
ann@marlshire.example,Ann Marsh,,auditor,,Care,2019-12-01,2019-12-31,hand,`,
  )
})

const refusals: Readonly<Record<string, readonly [sentence: string, words: readonly string[]]>> = {
  'a role there is not': [
    `There is no role 'boss'. people roles lists them.`,
    ['add', 'bob@marlshire.example', '--name', 'Bob', '--role', 'boss'],
  ],
  'a team manager of no team': [
    'The role team manager is given for a team: name it.',
    ['add', 'bob@marlshire.example', '--name', 'Bob', '--role', 'team manager'],
  ],
  'a team without a role': [
    'A team or a service goes with a role: --role ROLE.',
    ['add', 'bob@marlshire.example', '--name', 'Bob', '--team', 'North'],
  ],
  'a last day before the first': [
    'The last day comes before the first.',
    ['add', 'bob@marlshire.example', '--name', 'Bob', '--role', 'member', '--until', '2019-10-31'],
  ],
  'a new person without a name': [
    'A new person needs a name: --name NAME.',
    ['add', 'bob@marlshire.example', '--role', 'member'],
  ],
  'an address that is none': [`'bob' is not an e-mail address.`, ['add', 'bob', '--name', 'Bob']],
  'somebody added twice': [
    'Ann Marsh is there already. To give another role, leave out --name.',
    ['add', 'Ann@Marlshire.example', '--name', 'Ann'],
  ],
  'a day that is none': [
    `'tomorrow' is not a day: write it as YYYY-MM-DD.`,
    ['disable', ann, '--from', 'tomorrow'],
  ],
  'a person who is not there': [
    'Nobody of that e-mail address was added. people list says who was.',
    ['disable', 'bob@marlshire.example'],
  ],
  'a post that no plan has': [
    `No plan names a post called 'Head'.`,
    ['hold', 'Head', '--email', ann],
  ],
  'a restriction without a reason': [
    'people restrict needs --why, or the person who is named with --email.',
    ['restrict', 'c1'],
  ],
}

for (const [name, [sentence, words]] of Object.entries(refusals)) {
  test(`${name} is refused in a sentence`, async () => {
    assert.equal(await people(...words), `1\n${sentence}`)
  })
}

test('a restricted child is hidden from whoever is not named, and shown once they are', async () => {
  const hiddenFrom = async () => (await people('show', ann)).split('\n').at(-1)
  await people('restrict', 'c1', '--why', 'Family of staff')
  await people('restrict', 'c2', '--why', 'High profile')
  assert.equal(await hiddenFrom(), 'restricted children hidden,2')
  await people('restrict', 'c1', '--email', ann)
  assert.equal(await hiddenFrom(), 'restricted children hidden,1')
  await people('lift', 'c2', '--until', '2019-11-30')
  assert.match(await people('show', ann, '--on', '2019-12-01'), /hidden,0$/)
})

test('what a person may see on a day is shown, and nothing after they are disabled', async () => {
  assert.equal(
    await people('show', ann, '--on', '2019-12-31'),
    `0
what,which
may,read published versions
may,see figures
may,see children
may,export children
may,grade audits
children of team,North
children of service,Care
restricted children hidden,0`,
  )
  await people('end', ann, '--role', 'team manager', '--until', '2019-11-30')
  assert.doesNotMatch(await people('show', ann, '--on', '2019-12-31'), /North/)
  await people('disable', ann, '--from', '2019-12-15')
  assert.equal(
    await people('show', ann, '--on', '2019-12-15'),
    '0\nwhat,which\nrestricted children hidden,0',
  )
})

test('all of it is on record, which is proved and held against a line noted earlier', async () => {
  const verified = await said(auditCommand, 'verify')
  const [exit, noted = '', sentence] = verified.split('\n')
  assert.equal(exit, '0')
  assert.match(noted, /^9:[0-9a-f]{64}$/)
  assert.match(sentence ?? '', /^Every entry of the access record, 1 to 9, is as it was written\./)
  await people('add', 'cat@marlshire.example', '--name', 'Cat')
  assert.match(await said(auditCommand, 'verify', '--noted', noted), /^0\n10:/)
  const other = noted.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  assert.equal(
    await said(auditCommand, 'verify', '--noted', other),
    '1\nEntry 9 is not the one that was noted: the record was rewritten before it or at it.',
  )
  assert.match(await said(auditCommand, 'verify', '--noted', '9'), /^1\n--noted takes/)
})

test('nobody has seen a child whom no list showed', async () => {
  assert.equal(
    await said(auditCommand, 'who-saw', 'c1'),
    '0\nentry,at,by,from,did,subject,subject_id,children',
  )
})
