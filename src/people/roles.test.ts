import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRole, problemOfGiving, roles } from './roles.ts'

const nowhere = { team: null, service: null }
const inNorth = { team: 'North', service: null }
const inFieldwork = { team: null, service: 'Fieldwork' }

const problem = (name: string, givenFor: Parameters<typeof problemOfGiving>[1]) => {
  const role = findRole(name)
  assert.ok(role)
  return problemOfGiving(role, givenFor)
}

test('each role has a name of its own, and what it may do stands once', () => {
  assert.equal(new Set(roles.map(({ name }) => name)).size, 12)
  for (const { may } of roles) assert.equal(new Set(may).size, may.length)
})

test('a role reaches children just where it may see them', () => {
  for (const { name, reach, may } of roles)
    assert.equal(may.includes('see children'), reach !== 'none', name)
})

test('who may export or audit children may see them', () => {
  for (const { name, may } of roles)
    if (may.includes('export children') || may.includes('grade audits'))
      assert.ok(may.includes('see children'), name)
})

test('members and viewers of published versions see no child, and viewers no figure', () => {
  assert.deepEqual(findRole('member')?.may, ['read published versions', 'see figures'])
  assert.deepEqual(findRole('viewer of published versions')?.may, ['read published versions'])
})

test('only an administrator manages people, and sees no child by that', () => {
  const managing = roles.filter(({ may }) => may.includes('manage people'))
  assert.deepEqual(
    managing.map(({ name, reach }) => [name, reach]),
    [['administrator', 'none']],
  )
})

test('a team manager’s role is given for a team and for nothing else', () => {
  assert.equal(problem('team manager', inNorth), undefined)
  assert.equal(
    problem('team manager', nowhere),
    'The role team manager is given for a team: name it.',
  )
  assert.equal(
    problem('team manager', inFieldwork),
    'The role team manager is not given for a service.',
  )
})

test('a head of service’s role is given for a service or a team, one at a time', () => {
  assert.equal(problem('head of service', inFieldwork), undefined)
  assert.equal(problem('head of service', inNorth), undefined)
  assert.equal(
    problem('head of service', nowhere),
    'The role head of service is given for a service or a team: name it.',
  )
  assert.equal(
    problem('head of service', { team: 'North', service: 'Fieldwork' }),
    'Name a team or a service, and give the role once more for the other.',
  )
})

test('a role for the whole council, or for own children, is given for no team', () => {
  for (const name of ['assistant director', 'independent reviewing officer', 'member']) {
    assert.equal(problem(name, nowhere), undefined)
    assert.equal(problem(name, inNorth), `The role ${name} is not given for a team.`)
  }
})
