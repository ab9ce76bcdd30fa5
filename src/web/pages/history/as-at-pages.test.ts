import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { lastInstantOf } from '#calendar/last-instant.ts'
import { addDays, localDate, type LocalDate } from '#calendar/local-date.ts'
import { catalogue } from '#measures/catalogue/index.ts'
import { noteDefinitions } from '#measures/definitions-record.ts'
import { versionsOf } from '#measures/engine/figure-store.ts'
import { numberInForce, writeSettings } from '#measures/settings-files.ts'
import type { RowsByTable } from '#measures/testing/counting-bench.ts'
import type { Around } from '#plan/around.ts'
import { findAround } from '#plan/find-around.ts'
import { findPlan } from '#plan/find-plan.ts'
import { asAt } from '#plan/history/as-at.ts'
import { copyOf, lastInstant, type Copy } from '#plan/history/testing/copy-of-register.ts'
import { firstInstant, moveHistory } from '#plan/history/testing/move-history.ts'
import { savePlan } from '#plan/plan-store.ts'
import type { Plan } from '#plan/plan.ts'
import { occasion } from '#plan/testing/register-with-plan.ts'
import { activateSnapshot } from '#records/activations.ts'
import { activeSnapshot, pointAt } from '#records/active-snapshot.ts'
import { openRegister, type Register } from '#store/register.ts'
import { testPlaces } from '#store/testing/test-registers.ts'
import { openPageBench, openPages, type PageBench } from '../../testing/page-bench.ts'
import { planOf, recommendation } from '../../testing/plans.ts'
import { twoTeams } from '../../testing/two-teams.ts'

/** What can be done on a day, by a number that says how. */
const deeds = {
  subject: (n: number) => sql`update recommendations set subject = ${`Subject ${n}`}`,
  target: (n: number) => sql`update targets set value = ${n / 2}`,
  rating: (n: number) => sql`
    insert into judged_ratings (recommendation_id, rating, judged_on, judged_by)
    select recommendation_id, ${['green', 'amber', 'red'][n % 3]}, '2019-10-01', 'Ann Marsh'
    from recommendations order by recommendation_id limit 1`,
  retire: (n: number) => sql`update recommendations
    set retired_at = case when ${n % 2} = 0 then now() end where ref = '2019.2'`,
  title: (n: number) => sql`update plans set title = ${`Plan ${n}`}`,
} as const

const anyDay = fc.record({
  changes: fc.array(
    fc.tuple(fc.constantFrom(...Object.values(deeds)), fc.integer({ min: 20, max: 199 })),
    { maxLength: 4 },
  ),
  // The assessment in time took 26 working days.
  workingDays: fc.constantFrom(undefined, 20, 45),
  snapshot: fc.constantFrom(undefined, undefined, 'earlier', 'later'),
})

const earlierRows: RowsByTable = {
  ...twoTeams,
  ssd_cin_assessments: (twoTeams['ssd_cin_assessments'] ?? []).slice(0, 2),
}
const snapshots = { earlier: '2019-10-30-0000000000', later: '2019-10-31-0000000000' } as const

const firstDay = localDate('2019-10-20')
const days = 6
const dayOf = (index: number): LocalDate => addDays(firstDay, index)
const at = (day: LocalDate, hour: number): string => `${day}T${hour}:00:00.000Z`

const plan = planOf(recommendation(), recommendation({ ref: '2019.2', subject: 'Care' }))

type EndOfDay = {
  readonly folder: string
  readonly plan: Plan
  readonly copy: Copy
  readonly around: Around
}

const pages = ['/', '/plan-table', '/recommendations/2019.1', '/recommendations/2019.2']

/** The words of a page’s main part. */
const mainWords = (html: string): string =>
  (/<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const linksIn = (html: string): string[] =>
  [...(/<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '').matchAll(/href="([^"]*)"/g)].map(
    ([, href = '']) => href,
  )

for (const kind of testPlaces()) {
  describe(`pages as at a day on ${kind.name}`, { skip: kind.skip }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'throughline-copies-'))
    const ends: EndOfDay[] = []
    let register: Register
    let bench: PageBench

    const live = async (
      index: number,
      day: typeof anyDay extends fc.Arbitrary<infer D> ? D : never,
    ) => {
      const { dataFolder } = bench
      for (const [deed, n] of day.changes) await deed(n).execute(register.db)
      if (day.workingDays !== undefined) {
        const { settings, rebasings } = numberInForce(dataFolder)
        const next = {
          ...settings,
          number: settings.number + 1,
          assessmentWorkingDays: day.workingDays,
        }
        const why = { at: at(dayOf(index), 11), who: 'Ann Marsh', why: 'Tried' }
        writeSettings(dataFolder, { settings: next, rebasings, ...why })
      }
      const snapshot = index === 0 ? 'earlier' : day.snapshot
      if (snapshot !== undefined)
        activateSnapshot(dataFolder, snapshots[snapshot], at(dayOf(index), 12))
      const copied = path.join(folder, String(index))
      cpSync(dataFolder, copied, { recursive: true })
      const found = await findPlan(register.db)
      assert.ok(found)
      const around = await findAround(register.db, plan.id, dayOf(index))
      ends.push({
        folder: copied,
        plan: found,
        copy: await copyOf(register.db, [plan.id]),
        around,
      })
    }

    before(async () => {
      const outcome = await openRegister(await kind.make())
      assert.ok(outcome.ok)
      register = outcome.register
      bench = await openPageBench(
        earlierRows,
        '2019-10-30',
        () => findPlan(register.db),
        register.db,
      )
      await bench.activate(twoTeams, '2019-10-31')
      noteDefinitions(bench.dataFolder, versionsOf(catalogue), at(firstDay, 9))
      pointAt(bench.dataFolder, snapshots.later)
      await savePlan(register.db, plan, occasion)
      const begins = [await firstInstant(register)]
      for (const [index, day] of fc.sample(anyDay, { numRuns: days, seed: 20 }).entries()) {
        if (index > 0) begins.push(new Date((await lastInstant(register.db)).getTime() + 1))
        await live(index, day)
      }
      const moves = begins.map((since, index) => ({ since, to: new Date(at(dayOf(index), 10)) }))
      await moveHistory(register, moves)
    })
    after(async () => {
      await bench.close()
      await register.close()
      await kind.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    for (const index of Array.from({ length: days }, (_, one) => one))
      test(`are those of a copy taken at the end of day ${index + 1}`, async () => {
        const end = ends[index]
        assert.ok(end)
        const day = dayOf(index)
        assert.deepEqual(await copyOf(asAt(register.db, lastInstantOf(day)), [plan.id]), end.copy)
        const copied = await openPages(end.folder, () => end.plan, undefined, end.around)
        // Who changes the plan has ways to on today’s page, and none on one of an earlier day.
        copied.door.askAs({ role: 'member' })
        try {
          for (const page of pages) {
            const [then, now] = [
              await bench.read(`/history/${day}${page === '/' ? '' : page}`),
              await copied.read(page),
            ]
            assert.equal(then.status, now.status, page)
            if (now.status === 404) continue
            assert.equal(mainWords(then.html), mainWords(now.html), page)
            assert.match(then.words, new RegExp(`As it stood on ${index + 20} October 2019`))
            const { number } = numberInForce(end.folder).settings
            assert.match(then.words, new RegExp(`counted under settings number ${number}\\.`))
            for (const link of linksIn(then.html))
              assert.match(link, new RegExp(`^(#|/glossary|/history(/${day}|$)|/plans$)`), page)
          }
        } finally {
          await copied.close()
        }
      })

    test('differ from day to day, in the plan and in its figures', () => {
      const plans = new Set(ends.map((end) => JSON.stringify(end.plan)))
      assert.ok(plans.size >= 4, `${plans.size} plans`)
      const actives = ends.map((end) => activeSnapshot(end.folder))
      assert.equal(new Set(actives).size, 2)
      const numbers = ends.map((end) => numberInForce(end.folder).settings.number)
      assert.ok(new Set(numbers).size >= 3, numbers.join())
    })
  })
}
