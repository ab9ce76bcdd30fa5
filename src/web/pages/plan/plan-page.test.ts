import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { localDate } from '#calendar/local-date.ts'
import type { JudgedRating, Plan } from '#plan/plan.ts'
import { atLeast, inEveryTeam } from '#plan/testing/targets.ts'
import { assessmentsOf } from '../../testing/assessments.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'
import { assessments, planOf, recommendation } from '../../testing/plans.ts'
import { planAction } from '#plan/testing/plan-work.ts'

// October 2019: North 30 of 30 and South 3 of 6, 33 of 36 in all, which is 91.7%. September: 80.0%.
const records = assessmentsOf({
  North: { '2019-09': [8, 10], '2019-10': [30, 30] },
  South: { '2019-10': [3, 6] },
})

let plan: Plan = planOf(recommendation())
let bench: PageBench
before(async () => {
  bench = await openPageBench(records, '2019-10-31', () => plan)
})
after(() => bench.close())

/** What a reader reads of the plan, without the spaces that tags leave before a stop. */
async function read(shown: Plan): Promise<string> {
  plan = shown
  const { status, words } = await bench.read('/')
  assert.equal(status, 200)
  return words.replaceAll(/ (?=[),.;])/g, '').replaceAll('( ', '(')
}

const judged = (rating: JudgedRating['rating']): JudgedRating => ({
  rating,
  by: null,
  on: null,
  reason: null,
})

const heading = 'Where the plan and its figures disagree'

test('a judged and a computed rating that differ are named with the worst team, and where it hides', async () => {
  const words = await read(
    planOf(recommendation({ measures: [assessments({}, inEveryTeam(atLeast(85)))] })),
  )
  const apart =
    'Judged amber, computed red: the worst team on assessments in 45 working days, South, is 50.0% (3 of 6) against at least 85%.'
  const hidden =
    'Behind a good average of 91.7% (33 of 36) on assessments in 45 working days, South has 50.0% (3 of 6) against at least 85% in every team.'
  assert.ok(words.includes(`${heading} 2019.1 ${apart} 2019.1 ${hidden}`), words)
  assert.equal(words.split(apart).length, 3, 'once at the top and once at the recommendation')
  assert.ok(
    words.includes(
      'The one measure with a target and a figure does not meet it in October 2019. The lowest team is 50.0% (3 of 6), South, on assessments in 45 working days, behind a good average of 91.7%.',
    ),
    words,
  )
})

test('a target that is met where the work is judged amber is a contradiction too', async () => {
  const words = await read(planOf(recommendation({ measures: [assessments({}, atLeast(90))] })))
  assert.ok(
    words.includes(
      'Judged amber, computed green: the target is met, 91.7% (33 of 36) on assessments in 45 working days against at least 90%.',
    ),
    words,
  )
})

test('nothing is said to disagree where ratings agree and no team is far under', async () => {
  const measures = [assessments({}, atLeast(55))]
  const words = await read(planOf(recommendation({ judgedRating: judged('green'), measures })))
  assert.ok(!words.includes(heading), words)
  assert.ok(!words.includes('Judged green, computed'), words)
  // A tenth off 56% is 50.4%, and South has 50.0%.
  const hidden = await read(
    planOf(
      recommendation({
        judgedRating: judged('green'),
        measures: [assessments({}, atLeast(56))],
      }),
    ),
  )
  assert.ok(hidden.includes(heading), hidden)
})

test('what changed is the move of the figure from the month before, better or worse, and of the rating', async () => {
  const words = await read(planOf(recommendation({ measures: [assessments({}, atLeast(90))] })))
  assert.ok(words.includes('91.7% 33 of 36 Up 11.7 points, better'), words)
  // 80.0% is more than a tenth off 90%.
  assert.ok(words.includes('Green its only measure; red in September 2019'), words)
  const steady = await read(planOf(recommendation({ measures: [assessments({}, atLeast(75))] })))
  assert.ok(steady.includes('Green its only measure Next milestone'), steady)
})

test('how far from target, which target and how long it is to the next milestone stand beside', async () => {
  const measures = [assessments({}, inEveryTeam(atLeast(85)))]
  const words = await read(planOf(recommendation({ measures })))
  for (const said of [
    '35.0 points under, South at least 85% in every team by 31 March 2020',
    'Next milestone 31 March 2020 152 days after the extract The target of 1 measure',
    'Lead Head of Service',
    'Too early to say',
  ])
    assert.ok(words.includes(said), `${said}\n${words}`)
})

/** The plan with one measure whose targets have these days. */
const due = (...days: string[]) =>
  read(
    planOf(
      recommendation({
        measures: [
          assessments({ targets: days.map((day) => ({ ...atLeast(85), by: localDate(day) })) }),
        ],
      }),
    ),
  )

test('a milestone on the day of the extract is next, and one on the day before is over', async () => {
  assert.match(await due('2019-10-31'), /Next milestone 31 October 2019 the day of the extract/)
  assert.match(
    await due('2019-10-30', '2019-11-01'),
    /Next milestone 1 November 2019 1 day after the extract/,
  )
  assert.match(await due('2019-10-30'), /Next milestone none dated/)
})

test('an action that is due on a nearer day is the next milestone', async () => {
  const actions = [
    planAction({ what: 'Improve the tracker.', due: localDate('2019-12-31') }),
    planAction({ id: 2, what: 'Do more.' }),
  ]
  assert.ok(
    (await read({ ...planOf(recommendation()), actions })).includes(
      '31 December 2019 61 days after the extract Improve the tracker.',
    ),
  )
})

test('a plan with nothing counted says so instead of 0 of 0, and leads to what it says', async () => {
  const measures = [assessments({ measure: 'not-in-the-catalogue' })]
  const words = await read(planOf(recommendation({ measures })))
  assert.ok(words.includes('No measure has both a target and a figure in October 2019.'), words)
  assert.ok(
    words.includes('1 measure is not counted from records: what the plan says of it'),
    words,
  )
})
