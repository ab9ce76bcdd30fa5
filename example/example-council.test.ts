import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { ageOn, dayOfWeek, localDate, parseLocalDate } from '#calendar/local-date.ts'
import type { RecordTable } from '#records/define-table.ts'
import { recordTables } from '#records/record-tables.ts'
import { cinAssessments } from '#records/tables/ssd-cin-assessments.ts'
import { cinEpisodes } from '#records/tables/ssd-cin-episodes.ts'
import { claEpisodes } from '#records/tables/ssd-cla-episodes.ts'
import { department } from '#records/tables/ssd-department.ts'
import { involvements } from '#records/tables/ssd-involvements.ts'
import { legalStatus } from '#records/tables/ssd-legal-status.ts'
import { person } from '#records/tables/ssd-person.ts'
import { dayOf } from './days.ts'
import { exampleCouncil, type ExampleCouncil } from './example-council.ts'
import { extractDays } from './extract-days.ts'
import { cellsOn } from './record-book.ts'
import { writeExtract } from './write-extract.ts'

/** The council as a machine of another time zone makes it. */
function madeIn(zone: string): ExampleCouncil {
  const own = process.env['TZ']
  process.env['TZ'] = zone
  const made = exampleCouncil()
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
  return made
}

const council = madeIn('America/Los_Angeles')
const [march, october] = [localDate('2019-03-31'), localDate('2019-10-31')]
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-example-'))
after(() => rmSync(folder, { recursive: true, force: true }))

type Row = Readonly<Record<string, string>>

/** What an extract of the day holds of a table; empty cells are empty texts. */
const rowsOn = (table: RecordTable, day: string): Row[] =>
  council.book.entriesOf(table).flatMap((entry) => {
    const cells = cellsOn(entry, dayOf(day))
    const texts = Object.entries(cells ?? {}).map(([name, cell]) => [name, String(cell ?? '')])
    return cells ? [Object.fromEntries(texts) as Row] : []
  })

const hashOf = (extract: string): string => {
  const hash = createHash('sha256')
  for (const file of readdirSync(extract).sort()) {
    hash.update(file).update(readFileSync(path.join(extract, file)))
  }
  return hash.digest('hex')
}

test('the example is the same bytes each time it is made, in any time zone', () => {
  const [west, east] = [path.join(folder, 'west'), path.join(folder, 'east')]
  writeExtract(council, october, west)
  writeExtract(madeIn('Pacific/Auckland'), october, east)
  assert.equal(hashOf(east), hashOf(west))
})

test('an extract has a file for each record table, with the columns of its spec', () => {
  const extract = path.join(folder, 'columns')
  writeExtract(council, march, extract)
  for (const table of recordTables) {
    const text = readFileSync(path.join(extract, `${table.name}.csv`), 'utf8')
    assert.equal(text.split('\n')[0], Object.keys(table.columns).join(','))
  }
})

test('nothing in an extract happened after the day it was taken, births foreseen apart', () => {
  for (const table of recordTables) {
    const days = Object.keys(table.columns).filter(
      (name) => table.columns[name]?.type === 'date' && !/expected_dob|due_date/.test(name),
    )
    for (const row of rowsOn(table, march)) {
      // A date that is none, such as the 42nd, is one of the flaws on purpose.
      const read = days.map((name) => parseLocalDate(row[name] ?? '') ?? '')
      assert.ok(
        read.every((day) => day <= march),
        `${table.name}: ${read.join(' ')}`,
      )
    }
  }
})

test('a later extract tells more of the same past: days entered late, none forgotten', () => {
  const [then, now] = [rowsOn(cinAssessments, march), rowsOn(cinAssessments, october)]
  const nowById = new Map(now.map((row) => [row['cina_assessment_id'], row]))
  const before = then.filter((row) => (row['cina_assessment_auth_date'] ?? '') !== '')
  for (const row of before) {
    const same = nowById.get(row['cina_assessment_id'])
    assert.equal(same?.['cina_assessment_auth_date'], row['cina_assessment_auth_date'])
  }
  const known = now.filter((row) => (row['cina_assessment_auth_date'] ?? '') !== '')
  const ofThen = known.filter((row) => (row['cina_assessment_auth_date'] ?? '') <= march)
  assert.ok(ofThen.length > before.length, 'some authorisations of before April came late')
})

test('there are nine teams in three services, and each holds cases', () => {
  const teams = rowsOn(department, october)
  assert.equal(teams.length, 9)
  assert.equal(new Set(teams.map((row) => row['dept_team_parent_name'])).size, 3)
  const holding = new Set(rowsOn(involvements, october).map((row) => row['invo_professional_team']))
  assert.equal(holding.size, 9)
})

test('referrals since April 2017 are about 12,000, few at weekends and fewer at Christmas', () => {
  const days = rowsOn(cinEpisodes, october)
    .map((row) => row['cine_referral_date'] ?? '')
    .filter((day) => day >= '2017-04-01')
  assert.ok(days.length > 11_500 && days.length < 12_500, String(days.length))
  const weekend = days.filter((day) => dayOfWeek(localDate(day)) > 5).length
  assert.ok(weekend > 0 && weekend / days.length < 0.06, String(weekend))
  const christmas = days.filter((day) => day.endsWith('-12-25')).length
  assert.ok(christmas <= 2, String(christmas))
})

test('482 children are in care in March and in October, 322 of them under 16', () => {
  for (const day of [march, october]) {
    const births = new Map(
      rowsOn(person, day).map((row) => [row['pers_person_id'], row['pers_dob']]),
    )
    const statuses = rowsOn(legalStatus, day).filter(
      (row) => (row['lega_legal_status_end_date'] ?? '') === '',
    )
    const shortBreaks = new Set(
      statuses
        .filter((row) => row['lega_legal_status'] === 'V4')
        .map((row) => row['lega_person_id']),
    )
    const there = rowsOn(claEpisodes, day)
      .filter((row) => (row['clae_cla_episode_ceased_date'] ?? '') === '')
      .map((row) => row['clae_person_id'])
      .filter((child) => !shortBreaks.has(child))
    assert.equal(new Set(there).size, there.length, 'one open episode each')
    const young = there.filter((child) => ageOn(localDate(births.get(child) ?? ''), day) < 16)
    assert.deepEqual([there.length, young.length], [482, 322])
    assert.ok(shortBreaks.size > 5)
  }
})

test('between 5 and 10 in a hundred assessments are of children not yet born at the referral', () => {
  const births = new Map(
    rowsOn(person, october).map((row) => [row['pers_person_id'], row['pers_dob'] ?? '']),
  )
  const referred = new Map(
    rowsOn(cinEpisodes, october).map((row) => [row['cine_referral_id'], row['cine_referral_date']]),
  )
  const assessments = rowsOn(cinAssessments, october)
  const unborn = assessments.filter((row) => {
    const birth = births.get(row['cina_person_id'] ?? '') ?? ''
    return birth === '' || birth > (referred.get(row['cina_referral_id']) ?? '')
  })
  const share = unborn.length / assessments.length
  assert.ok(share > 0.05 && share < 0.1, String(share))
})

test('the extracts are the eight month ends from March to October 2019', () => {
  assert.deepEqual(
    extractDays.map((day) => day.slice(5)),
    ['03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31'],
  )
})
