import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('a path of the service stays, with its query', () => {
  assert.equal(ownPath('/'), '/')
  assert.equal(
    ownPath('/teams/team?name=North%20%26%20East'),
    '/teams/team?name=North%20%26%20East',
  )
})

test('a host that is named with a path is left out', () => {
  assert.equal(ownPath('//elsewhere.example/teams?name=North'), '/teams?name=North')
  assert.equal(ownPath('/\\elsewhere.example/teams'), '/teams')
})

test('what would lead elsewhere leads to the first page', () => {
  const elsewhere = [
    undefined,
    '',
    'teams',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '//elsewhere.example//elsewhere.example',
    'https://elsewhere.example/teams',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '\\\\elsewhere.example',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    'http:elsewhere.example',
  ]
  for (const given of elsewhere) assert.equal(ownPath(given), '/', String(given))
})
