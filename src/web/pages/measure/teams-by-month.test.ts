import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { drawn } from '#measures/testing/counting-bench.ts'
import { openPageBench, type PageBench } from '../../testing/page-bench.ts'

const at = '/measures/assessments-within-45-working-days'

/** As many teams, each with one assessment in time in October 2019; the first has a late one too. */
function councilOf(teams: number) {
  const names = Array.from({ length: teams }, (_, index) => `T${index + 1}`)
  const all = names.map((name) => ({ name, referred: '2019-09-02' }))
  const assessed = [...all, { name: 'T1', referred: '2019-03-01' }]
  const lines = (line: (one: { name: string; referred: string }, index: number) => string) =>
    assessed.map(line).join('\n')
  return drawn({
    ssd_person: `pers_person_id | pers_dob\n${lines((_, i) => `c${i} | 2012-01-01`)}`,
    ssd_department: `dept_team_id | dept_team_name | dept_team_parent_name\n${names
      .map((name, i) => `${name} | Team ${name} | Service ${i % 2}`)
      .join('\n')}`,
    ssd_cin_episodes: `cine_referral_id | cine_person_id | cine_referral_date\n${lines(
      ({ referred }, i) => `r${i} | c${i} | ${referred}`,
    )}`,
    ssd_cin_assessments: `cina_assessment_id | cina_person_id | cina_referral_id | cina_assessment_auth_date | cina_assessment_team\n${lines(
      ({ name }, i) => `a${i} | c${i} | r${i} | 2019-10-08 | ${name}`,
    )}`,
  })
}

let bench: PageBench
before(async () => (bench = await openPageBench(councilOf(12), '2019-10-31', () => undefined)))
after(() => bench.close())

const show = async (teams: number, day: string): Promise<string> => {
  await bench.activate(councilOf(teams), day)
  await bench.snapshots.refresh()
  const { html } = await bench.read(at)
  return /<section aria-labelledby="map-heading">[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
}

const rowsOf = (map: string): number => map.match(/<th scope="row"/g)?.length ?? 0
const monthsOf = (map: string): number => map.match(/<th scope="col"/g)?.length ?? 0

test('twelve teams have 24 months, thirteen have 12, and each cell is the figure of its mark', async () => {
  const few = await show(12, '2019-10-30')
  assert.deepEqual([rowsOf(few), monthsOf(few)], [13, 24])
  const many = await show(13, '2019-11-03')
  assert.deepEqual([rowsOf(many), monthsOf(many)], [14, 12])
  // Of fourteen assessments the council has thirteen in time: 92.857…
  const cells = [...many.matchAll(/data-figure="[^|]+\|([^"]+)" data-part="number">([^<]+)</g)]
  assert.deepEqual(
    cells.slice(0, 3).map(([, mark, text]) => [mark, text]),
    [
      ['2019-10|council||', '92.9'],
      ['2019-10|team|Team T1|', '50.0'],
      ['2019-10|team|Team T10|', '100.0'],
    ],
  )
  assert.match(many, /no data/)
})

test('the first twelve teams have a chart each, the rest are told to be in the tables', async () => {
  await show(13, '2019-11-03')
  const { words, html } = await bench.read(`${at}?period=2019-10`)
  assert.equal(html.match(/class="app-small"/g)?.length, 12)
  assert.match(words, /These are the first 12; the other 1 are in the tables\./)
  // The worst is the first, and leads to its own page.
  assert.match(html, /app-multiples__name"><a [^>]*href="\/teams\/team\?name=Team\+T1">Team T1</)
})

test('over forty teams the map is of services', async () => {
  assert.equal(rowsOf(await show(40, '2019-11-04')), 41)
  const map = await show(41, '2019-11-05')
  assert.equal(rowsOf(map), 3)
  assert.match(map, /Services by month/)
  assert.match(map, /since there are more than 40 teams/)
})
