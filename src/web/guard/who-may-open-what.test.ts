import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { roles } from '#people/roles.ts'
import { savePlan } from '#plan/plan-store.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { writeDown } from '../pages/data/testing/write-down.ts'
import { openPageBench, type PageBench } from '../testing/page-bench.ts'
import { onePlan, twoTeams } from '../testing/two-teams.ts'

const table = path.join(import.meta.dirname, '../../../docs/reference/who-may-open-what.md')

const short: Readonly<Record<string, string>> = {
  AD: 'assistant director',
  PO: 'performance officer',
  HS: 'head of service',
  SM: 'service manager',
  TM: 'team manager',
  LO: 'lead officer',
  IRO: 'independent reviewing officer',
  AU: 'auditor',
  VS: 'virtual school',
  ME: 'member',
  VP: 'viewer of published versions',
  AM: 'administrator',
}

/** Something there is, for each part of an address that names one of many. */
const parts: Readonly<Record<string, string>> = {
  ':id': 'assessments-within-45-working-days',
  ':ref': '2019.1',
  ':snapshot': '2019-10-31-0000000000',
  ':file': 'app.css',
  ':code': 'none',
  ':day': '2019-10-31',
  ':plan': 'small-plan',
}

/** Of those the register numbers: it need have none of that number. */
const numbered = /^\/(actions|campaigns)\//

/** What an address is asked with, so that what it shows is of the roles' own team. */
const asked: Readonly<Record<string, string>> = {
  'GET /teams/team': '?name=North',
  'GET /teams/service': '?name=Fieldwork',
  'GET /measures/:id/items': '?period=2019-10&team=North',
  'GET /measures/:id/items.csv': '?period=2019-10&team=North',
}

const [place] = testPlaces()

let register: Register
let bench: PageBench
before(async () => {
  assert.ok(place)
  const opened = await openRegister(await place.make())
  assert.ok(opened.ok)
  register = opened.register
  await savePlan(register.db, onePlan, occasion)
  bench = await openPageBench(twoTeams, '2019-10-31', () => onePlan, register.db)
  await writeDown(bench.dataFolder, '2019-10-31-0000000000', { rows: {}, problems: [] })
})
after(async () => {
  await bench.close()
  await register.close()
  await place?.remove()
})

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const [heading = '', , ...lines] = readFileSync(table, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
const columns = cells(heading).slice(1)

test('every address of the service has a row, and every row an address', () => {
  const named = lines.map((line) => cells(line)[0] ?? '')
  assert.deepEqual(bench.routes.toSorted(), named.toSorted())
})

test('every role has a column', () => {
  const named = columns.flatMap((column) => short[column] ?? [])
  assert.deepEqual(named.toSorted(), roles.map(({ name }) => name).toSorted())
})

for (const line of lines) {
  const [address = '', ...answers] = cells(line)
  test(`${address} is open to those whom the table says, and to no others`, async () => {
    for (const [index, column] of columns.entries()) {
      const role = short[column]
      if (role === undefined) bench.door.askAs()
      else bench.door.askAs({ role, ...unitOf(role) })
      assert.equal(await answerTo(address), answers[index], `${column}: ${address}`)
    }
  })
}

function unitOf(role: string) {
  const reach = roles.find(({ name }) => name === role)?.reach
  if (reach === 'teams') return { team: 'North' }
  return reach === 'services or teams' ? { service: 'Fieldwork' } : {}
}

/** `no` where it is refused or leads elsewhere. A child who is not there is answered, with a form. */
async function answerTo(address: string): Promise<string> {
  const [method = '', where = ''] = address.split(' ')
  const reply = await bench.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url:
      where.replaceAll(/:\w+/g, (part) => (numbered.test(where) ? '1' : (parts[part] ?? part))) +
      (asked[address] ?? ''),
    headers: { host: 'localhost', origin: 'http://localhost' },
    ...(method === 'POST' ? { payload: new URLSearchParams({ child: 'c1' }).toString() } : {}),
    ...(method === 'POST'
      ? {
          headers: {
            host: 'localhost',
            origin: 'http://localhost',
            'content-type': 'application/x-www-form-urlencoded',
          },
        }
      : {}),
  })
  // To sign in and back, or from the plan to another first page; a form that is done leads on too.
  const leadsTo = reply.headers.location ?? ''
  const isLedElsewhere =
    leadsTo.startsWith('/sign-in?next=') || (address === 'GET /' && leadsTo !== '')
  const isRefused = reply.statusCode === 403 && reply.body.includes('You may not open this page')
  assert.ok(reply.statusCode < 500, `${address} answered ${reply.statusCode}`)
  return isLedElsewhere || isRefused ? 'no' : 'yes'
}
