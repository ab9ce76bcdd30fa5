import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate, type LocalDate } from '#calendar/local-date.ts'
import { permissionsOf, scopeOf, type Assignment, type Holder } from './scope-of.ts'

const day = localDate('2019-11-01')

const given = (role: string, more: Partial<Assignment> = {}): Assignment => ({
  role,
  team: null,
  service: null,
  from: localDate('2019-01-01'),
  until: null,
  ...more,
})
const holding = (...assignments: readonly Assignment[]): Holder => ({
  workerId: null,
  disabledOn: null,
  assignments,
})
const seenBy = (holder: Holder, on: LocalDate, hidden: readonly string[] = []) =>
  scopeOf(holder, on, { may: 'see children', hidden })

const nothing = {
  sees: 'some children',
  teams: [],
  services: [],
  workers: [],
  education: false,
  hidden: [],
}

test('without a role a person may do nothing and see no child', () => {
  assert.deepEqual(seenBy(holding(), day), nothing)
  assert.deepEqual(permissionsOf(holding(), day), new Set())
})

test('a role the program does not know allows nothing', () => {
  const unknown = holding(given('Administrator'), given('chief', { team: 'North' }))
  assert.deepEqual(seenBy(unknown, day), nothing)
  assert.deepEqual(permissionsOf(unknown, day), new Set())
})

test('a team manager sees the children of their teams', () => {
  const two = holding(
    given('team manager', { team: 'South' }),
    given('team manager', { team: 'North' }),
  )
  assert.deepEqual(seenBy(two, day), { ...nothing, teams: ['North', 'South'] })
})

test('several roles see together what each sees, a team or service once', () => {
  const several: Holder = {
    ...holding(
      given('head of service', { service: 'Fieldwork' }),
      given('auditor', { service: 'Fieldwork' }),
      given('service manager', { team: 'East' }),
      given('virtual school'),
      given('independent reviewing officer'),
    ),
    workerId: 'w7',
  }
  assert.deepEqual(seenBy(several, day, ['c1']), {
    sees: 'some children',
    teams: ['East'],
    services: ['Fieldwork'],
    workers: ['w7'],
    education: true,
    hidden: ['c1'],
  })
})

test('only a role that reaches every team sees every team, restricted children apart', () => {
  const hidden = ['c1']
  const director = holding(given('team manager', { team: 'North' }), given('assistant director'))
  assert.deepEqual(seenBy(director, day, hidden), { sees: 'every team', hidden })
  for (const role of ['administrator', 'lead officer', 'member', 'viewer of published versions'])
    assert.deepEqual(seenBy(holding(given(role)), day, hidden), { ...nothing, hidden })
})

test('what one role lets a person do reaches no further for another role', () => {
  const both = holding(
    given('auditor', { service: 'Care' }),
    given('team manager', { team: 'North' }),
  )
  const seen = { ...nothing, teams: ['North'], services: ['Care'] }
  assert.deepEqual(seenBy(both, day), seen)
  const exported = scopeOf(both, day, { may: 'export children', hidden: [] })
  assert.deepEqual(exported, { ...nothing, teams: ['North'] })
  const audited = scopeOf(both, day, { may: 'grade audits', hidden: [] })
  assert.deepEqual(audited, { ...nothing, services: ['Care'] })
})

test('a team that a role does not take opens nothing, whatever the register says', () => {
  const odd = holding(
    given('member', { team: 'North' }),
    given('team manager', { service: 'Fieldwork' }),
    given('independent reviewing officer', { team: 'North' }),
  )
  assert.deepEqual(seenBy(odd, day), nothing)
})

test('own children need a worker id, and a worker id needs a role', () => {
  const officer = holding(given('independent reviewing officer'))
  assert.deepEqual(seenBy(officer, day), nothing)
  assert.deepEqual(seenBy({ ...holding(given('member')), workerId: 'w7' }, day), nothing)
})

test('a role is in force from its first day to its last', () => {
  const held = holding(
    given('team manager', {
      team: 'North',
      from: localDate('2019-10-01'),
      until: localDate('2019-10-31'),
    }),
  )
  const seesOn = (text: string) => {
    const scope = seenBy(held, localDate(text))
    return [
      scope.sees === 'some children' && scope.teams.length,
      permissionsOf(held, localDate(text)).size,
    ]
  }
  assert.deepEqual(seesOn('2019-09-30'), [0, 0])
  assert.deepEqual(seesOn('2019-10-01'), [1, 4])
  assert.deepEqual(seesOn('2019-10-31'), [1, 4])
  assert.deepEqual(seesOn('2019-11-01'), [0, 0])
})

test('a disabled person may do nothing from the day they are disabled', () => {
  const disabled = { ...holding(given('assistant director')), disabledOn: day }
  assert.equal(seenBy(disabled, localDate('2019-10-31')).sees, 'every team')
  assert.deepEqual(seenBy(disabled, day), nothing)
  assert.deepEqual(permissionsOf(disabled, day), new Set())
})
