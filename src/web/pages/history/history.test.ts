import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { noteDefinitions } from '#measures/definitions-record.ts'
import { figuresFile, versionsOf } from '#measures/engine/figure-store.ts'
import { defaultSettings } from '#measures/settings.ts'
import { writeSettings } from '#measures/settings-files.ts'
import { addPerson } from '#people/people-store.ts'
import { changePlan } from '#plan/edit/change-plan.ts'
import { editing } from '#plan/edit/edit.ts'
import { recommendationItem } from '#plan/edit/recommendation-item.ts'
import { findPlan } from '#plan/find-plan.ts'
import { lastInstant } from '#plan/history/testing/copy-of-register.ts'
import { moveHistory } from '#plan/history/testing/move-history.ts'
import { savePlan } from '#plan/plan-store.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { activateSnapshot } from '#records/activations.ts'
import { pointAt } from '#records/active-snapshot.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { planOf, recommendation } from '../../testing/plans.ts'
import { twoTeams } from '../../testing/two-teams.ts'

/*
 * The plan is saved on 1 October 2019. On 10 October Ann Marsh changes the subject of 2019.1 and
 * settings number 2 come into force, on the 12th another extract is active: its assessments in time
 * are 2 of 4 in place of 1 of 1. Whoever asks does on 1 November 2019.
 */
const snapshots = { earlier: '2019-10-31-0000000000', later: '2019-11-01-0000000000' } as const
const earlierRows = {
  ...twoTeams,
  ssd_cin_assessments: (twoTeams['ssd_cin_assessments'] ?? []).slice(0, 1),
}
const plan = planOf(recommendation(), recommendation({ ref: '2019.2', subject: 'Care' }))
const [place] = testPlaces()

let register: Register
let bench: PageBench
before(async () => {
  if (place === undefined) throw new Error('There is no engine to test on.')
  const outcome = await openRegister(await place.make())
  assert.ok(outcome.ok)
  register = outcome.register
  bench = await openPageBench(earlierRows, '2019-10-31', () => findPlan(register.db), register.db)
  await bench.activate(twoTeams, '2019-11-01')
  const { dataFolder, snapshots: keeper } = bench
  const ann = await register.db.transaction().execute((within) =>
    addPerson(within, occasion, {
      email: 'ann@marlshire.example',
      name: 'Ann Marsh',
      workerId: null,
      addedOn: localDate('2019-01-01'),
    }),
  )
  assert.ok(ann)
  await savePlan(register.db, plan, { ...occasion, at: new Date('2019-10-01T08:00:00Z') })
  const saved = await lastInstant(register.db)
  const content = {
    ref: '2019.1',
    subject: 'Swift assessments',
    intendedOutcome: 'Help comes in time.',
    leads: ['Head of Service'],
  }
  const changed = await changePlan(
    register.db,
    { at: new Date('2019-10-10T09:12:00Z'), by: { person: 1 }, from: '10.0.0.7' },
    'plan',
    [editing(recommendationItem, { id: 1, version: 1 }, content)],
  )
  assert.ok(changed.ok)
  await moveHistory(register, [
    { since: saved, to: new Date('2019-10-01T08:00:00Z') },
    { since: await lastInstant(register.db), to: new Date('2019-10-10T09:12:00Z') },
  ])
  pointAt(dataFolder, snapshots.earlier)
  activateSnapshot(dataFolder, snapshots.earlier, '2019-10-05T08:00:00.000Z')
  activateSnapshot(dataFolder, snapshots.later, '2019-10-12T08:00:00.000Z')
  const settings = { ...defaultSettings, number: 2, assessmentWorkingDays: 40 }
  const why = { at: '2019-10-10T10:00:00.000Z', who: 'The board', why: 'Tried' }
  writeSettings(dataFolder, { settings, rebasings: [], ...why })
  await keeper.refresh()
})
after(async () => {
  await bench.close()
  await register.close()
  await place?.remove()
})

const words = async (address: string, status = 200): Promise<string> => {
  const read = await bench.read(address)
  assert.equal(read.status, status, address)
  return read.words
}

test('what changed between two days is said in words, with who and when', async () => {
  const said = await words('/history?from=2019-10-06&to=2019-10-20')
  assert.match(said, /2019\.1’s subject went from ‘Timely assessments’ to ‘Swift assessments’\./)
  assert.match(said, /Changed by Ann Marsh on 10 October 2019 at 10:12\./)
  assert.match(
    said,
    /Pages show the extract of 1 November 2019 \(snapshot 2019-11-01-0000000000\) since 12 October 2019 at 09:00\./,
  )
  assert.match(
    said,
    /Settings number 2 are in force since 10 October 2019 at 11:00, decided by The board because ‘Tried’: assessmentWorkingDays from 45 to 40\./,
  )
  assert.match(said, /10 October 2019 at 10:12 Ann Marsh The recommendation itself 2019\.1/)
  assert.doesNotMatch(said, /10\.0\.0\.7/)
})

test('figures that differ between the two days’ extracts are said with both', async () => {
  assert.match(
    await words('/history?from=2019-10-06&to=2019-10-20'),
    /Assessments completed within 45 working days went from 100\.0% \(1 of 1\) to 50\.0% \(2 of 4\) in October 2019: down 50\.0 points, worse\./,
  )
  assert.match(await words('/history?from=2019-10-13&to=2019-10-20'), /Every figure is the same/)
})

test('one recommendation has its own history, and the others none of it', async () => {
  const own = await words('/recommendations/2019.1/history?from=2019-10-06&to=2019-10-20')
  assert.match(own, /2019\.1’s subject went from/)
  const other = await words('/recommendations/2019.2/history?from=2019-10-06&to=2019-10-20')
  assert.match(other, /It says the same on both days\./)
  assert.doesNotMatch(other, /Ann Marsh/)
  await words('/recommendations/2030.1/history', 404)
})

test('a day is wrong in a sentence beside its field, and what was typed stays', async () => {
  const said = await bench.read('/history?from=31+October&to=2019-12-01')
  assert.equal(said.status, 422)
  assert.match(said.words, /The first day is no day there is; write it as 2019-10-31\./)
  assert.match(said.words, /The second day is still to come; choose one up to today\./)
  assert.match(said.html, /value="31 October"/)
  assert.match(
    await words('/history?from=2019-10-20&to=2019-10-06', 422),
    /The first day is after the second\./,
  )
})

test('a page of an earlier day says which, which extract and which settings, and changes nothing', async () => {
  const { words: said, html } = await bench.read('/history/2019-10-09')
  assert.match(said, /As it stood on 9 October 2019/)
  assert.match(said, /the extract of 31 October 2019, counted under settings number 1\./)
  assert.match(said, /Timely assessments/)
  assert.doesNotMatch(said, /Swift/)
  assert.doesNotMatch(
    html.replace(/<header[\s\S]*<\/nav>/, ''),
    /<form|<button class="govuk-button/,
  )
  const later = await words('/history/2019-10-13')
  assert.match(later, /Swift assessments/)
  assert.match(later, /counted under settings number 2\./)
})

test('where there were no figures, and no plan, the page says why', async () => {
  assert.match(
    await words('/history/2019-10-03'),
    /Which extract pages showed is not known, so there are no figures: it is on record since 5 October 2019/,
  )
  assert.match(await words('/history/2019-09-30', 404), /There was no plan on 30 September 2019/)
  assert.match(await words('/history/2019-11-02', 404), /There is no such day to look back to/)
  assert.match(await words('/history/yesterday', 404), /‘yesterday’ is not a day/)
  assert.match(
    await words('/history/2019-10-09/recommendations/2030.1', 404),
    /The plan had no such recommendation on 9 October 2019/,
  )
})

test('figures by definitions that the program no longer has are shown where they are kept', async () => {
  const { dataFolder } = bench
  const [first = [''], ...others] = versionsOf(catalogue).measures
  const versions = {
    ...versionsOf(catalogue),
    measures: [[first[0], 7] as const, ...others],
  }
  noteDefinitions(dataFolder, versions, '2019-10-20T08:00:00.000Z')
  const without = await words('/history/2019-10-21')
  assert.match(
    without,
    /Figures by the definitions of that day are not here; these are by those of today\./,
  )
  // What the program of then had counted: here it stands in for it that of the other extract.
  const settings = { ...defaultSettings, number: 2, assessmentWorkingDays: 40 }
  await words('/history/2019-10-11')
  const counted = { dataFolder, settings, measures: catalogue }
  const from = figuresFile({ ...counted, snapshot: snapshots.earlier })
  const to = figuresFile({ ...counted, snapshot: snapshots.later, versions })
  mkdirSync(path.dirname(to), { recursive: true })
  for (const kind of ['figures', 'months'])
    copyFileSync(
      from.replace(/figures-(\w+\.parquet)$/, `${kind}-$1`),
      to.replace(/figures-(\w+\.parquet)$/, `${kind}-$1`),
    )
  const shown = await words('/history/2019-10-22')
  assert.match(
    shown,
    /They are by the definitions of that day\. The definition of ‘[^’]+’ went from version 7 to version \d+\./,
  )
  assert.match(shown, /100\.0% ?1 of 1/)
})
