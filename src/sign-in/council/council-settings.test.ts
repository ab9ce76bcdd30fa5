import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readCouncilSettings } from './council-settings.ts'
import { parseCouncilSettings } from './parse-council-settings.ts'

let folder: string
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-council-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const least = {
  issuer: 'https://login.council.example/realm',
  clientId: 'plan',
  clientSecret: 'not to be told',
}
const write = (text: string, mode = 0o600) => {
  const file = path.join(folder, 'sign-in.json')
  rmSync(file, { force: true })
  writeFileSync(file, text, { mode })
  return file
}
const problemOf = (given: object) => {
  const parsed = parseCouncilSettings({ ...least, ...given })
  return parsed.ok ? undefined : parsed.problem
}

test('without file or environment there is none', () => {
  assert.deepEqual(readCouncilSettings(folder, {}), { ok: true, council: undefined })
})

test('three names are enough, and the rest is as usual', () => {
  write(JSON.stringify(least))
  assert.deepEqual(readCouncilSettings(folder, {}), {
    ok: true,
    council: {
      ...least,
      name: 'Council account',
      scopes: ['openid', 'profile', 'email'],
      addressClaim: 'email',
      addressesAreVerified: false,
      groupsClaim: 'groups',
      roles: [],
    },
  })
})

test('the environment stands in for the file, in part or whole', () => {
  const secret = { THROUGHLINE_OIDC_CLIENT_SECRET: 'from the environment' }
  write(JSON.stringify({ issuer: least.issuer, clientId: least.clientId, name: 'Marlshire' }))
  const part = readCouncilSettings(folder, secret)
  assert.ok(part.ok)
  assert.deepEqual(
    [part.council?.clientSecret, part.council?.name],
    ['from the environment', 'Marlshire'],
  )
  rmSync(path.join(folder, 'sign-in.json'))
  const whole = readCouncilSettings(folder, {
    ...secret,
    THROUGHLINE_OIDC_ISSUER: least.issuer,
    THROUGHLINE_OIDC_CLIENT_ID: 'plan',
  })
  assert.ok(whole.ok)
  assert.equal(whole.council?.issuer, least.issuer)
  assert.deepEqual(readCouncilSettings(folder, secret), {
    ok: false,
    problem:
      'What THROUGHLINE_OIDC_ISSUER, THROUGHLINE_OIDC_CLIENT_ID, THROUGHLINE_OIDC_CLIENT_SECRET say cannot be used: "issuer" is missing.',
  })
})

test('a file that others may read is refused, and one that is no JSON', () => {
  const file = write(JSON.stringify(least), 0o640)
  assert.deepEqual(readCouncilSettings(folder, {}), {
    ok: false,
    problem: `Others than its owner may read ${file} (mode 640), which holds a secret. Run chmod 600 on it; if others did read it, have the secret made anew where people sign in.`,
  })
  for (const text of ['{', '[]', 'null', '"issuer"']) {
    write(text)
    assert.deepEqual(readCouncilSettings(folder, {}), {
      ok: false,
      problem: `${file} cannot be used: it is not a JSON object.`,
    })
  }
})

test('groups stand for roles as roles are given by hand', () => {
  const roles = [
    { group: 'g1', role: 'team manager', team: 'North' },
    { group: 'g1', role: 'service manager', service: 'Care' },
    { group: 'g2', role: 'administrator' },
  ]
  const parsed = parseCouncilSettings({ ...least, roles })
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.council.roles, [
    { group: 'g1', role: 'team manager', team: 'North', service: null },
    { group: 'g1', role: 'service manager', team: null, service: 'Care' },
    { group: 'g2', role: 'administrator', team: null, service: null },
  ])
})

const faults: readonly (readonly [given: object, problem: string])[] = [
  [{ clientSecret: undefined }, '"clientSecret" is missing.'],
  [{ clientId: ' ' }, '"clientId" is no text.'],
  [{ clientId: 7 }, '"clientId" is no text.'],
  [{ issuer: 'login.council.example' }, '"issuer" is no address: write https://….'],
  [{ issuer: 'http://login.council.example' }, '"issuer" is not an https address.'],
  [
    { issuer: 'https://login.microsoftonline.com/common/v2.0' },
    `"issuer" is where every organisation signs in: name the council's own tenant by its id, https://login.microsoftonline.com/TENANT/v2.0.`,
  ],
  [{ scopes: 'openid' }, '"scopes" is not a list of words.'],
  [{ addressesAreVerified: 'yes' }, '"addressesAreVerified" is neither true nor false.'],
  [
    { role: [] },
    'it has "role"; what it may have is issuer, clientId, clientSecret, name, scopes, addressClaim, addressesAreVerified, groupsClaim, roles.',
  ],
  [{ roles: {} }, '"roles" is not a list.'],
  [{ roles: [{ role: 'member' }] }, 'number 1 of "roles": it names no "group".'],
  [
    {
      roles: [
        { group: 'g', role: 'member' },
        { group: 'g', role: 'boss' },
      ],
    },
    'number 2 of "roles": there is no such "role". people roles lists them.',
  ],
  [
    { roles: [{ group: 'g', role: 'team manager' }] },
    'number 1 of "roles": The role team manager is given for a team: name it.',
  ],
  [
    { roles: [{ group: 'g', role: 'member', teams: ['North'] }] },
    'number 1 of "roles": it has "teams"; it may have group, role, team, service.',
  ],
]
for (const [given, problem] of faults)
  test(`${JSON.stringify(given)} is told as what is wrong`, () => {
    assert.equal(problemOf(given), problem)
  })

test('another scope is asked for beside openid, which is always', () => {
  const parsed = parseCouncilSettings({ ...least, scopes: ['groups'] })
  assert.deepEqual(parsed.ok && parsed.council.scopes, ['openid', 'groups'])
})

test('an issuer given with the path of its discovery is the issuer', () => {
  const issuer = 'https://login.microsoftonline.com/2f0e/v2.0'
  const parsed = parseCouncilSettings({
    ...least,
    issuer: `${issuer}/.well-known/openid-configuration`,
  })
  assert.equal(parsed.ok && parsed.council.issuer, issuer)
})
