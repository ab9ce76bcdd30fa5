import { audits } from '#records/tables/audits.ts'
import { holdingOn, type Case } from '../cases/case.ts'
import { aims } from '../council/aims.ts'
import { worldLast } from '../council/time.ts'
import { dayOf, iso, workingAfter, workingBy, workingOn, type Day } from '../days.ts'
import { randomOf, type Random } from '../random.ts'
import type { RecordBook } from '../record-book.ts'

type Domain = 'assessment' | 'planning' | 'management_oversight'

/** Audits of a span of days: how many, and how many of each domain are good or better. */
type Round = {
  readonly from: string
  readonly to: string
  readonly of: number
  readonly good: Readonly<Record<Domain, number>>
}

const rounds: readonly Round[] = [
  {
    from: '2017-04-10',
    to: '2018-03-28',
    of: 32,
    good: { assessment: 12, planning: 13, management_oversight: 15 },
  },
  { from: '2018-04-09', to: '2019-03-20', ...aims.auditsIn2018To19 },
  {
    from: '2019-04-08',
    to: '2019-06-21',
    of: 21,
    good: { assessment: 11, planning: 13, management_oversight: 10 },
  },
  { from: '2019-07-03', to: '2019-09-20', ...aims.auditsInTheSecondQuarterOf2019 },
  {
    from: '2019-10-02',
    to: '2019-10-25',
    of: 11,
    good: { assessment: 8, planning: 9, management_oversight: 6 },
  },
]

const themes = ['neglect', 'children in care', 'pre-birth', 'domestic abuse', 'child in need plans']

/** Records case-file audits, each of one child open to a team, graded in three domains and overall. */
export function auditCases(book: RecordBook, cases: readonly Case[]): void {
  const random = randomOf('audits')
  let count = 0
  for (const round of rounds) {
    const [from, to] = [dayOf(round.from), dayOf(round.to)]
    const days = Array.from({ length: round.of }, () => workingBy(random.between(from, to)))
    const grades = gradesOf(random, round)
    for (const [place, day] of days.sort((one, other) => one - other).entries()) {
      count += 1
      audit(book, random, { id: `U${900 + count}`, day, cases, grades: grades[place] ?? {} })
    }
  }
}

type Grades = Readonly<Partial<Record<Domain, boolean>>>

/** Which of the audits are good in which domain; one that is good in one tends to be in others. */
function gradesOf(random: Random, { of, good }: Round): Grades[] {
  const lean = Array.from({ length: of }, () => random.draw())
  const ranked = (domain: Domain): Set<number> => {
    const scores = lean.map((one) => one + 0.9 * random.draw())
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    return new Set(order.slice(0, good[domain]))
  }
  const [assessment, planning] = [ranked('assessment'), ranked('planning')]
  const oversight = ranked('management_oversight')
  return lean.map((_, place) => ({
    assessment: assessment.has(place),
    planning: planning.has(place),
    management_oversight: oversight.has(place),
  }))
}

function audit(
  book: RecordBook,
  random: Random,
  { id, day, cases, grades }: { id: string; day: Day; cases: readonly Case[]; grades: Grades },
): void {
  const open = caseOpenOn(random, cases, day)
  const common = {
    audit_id: id,
    person_id: open.referral.child.id,
    audit_date: iso(day),
    theme: random.pick(themes),
    auditor: `Auditor ${random.between(1, 9)}`,
    team_id: holdingOn(open, day)?.team.id ?? null,
  }
  const recorded = Math.min(workingAfter(day, random.between(1, 4)), worldLast)
  const share = Object.values(grades).filter(Boolean).length
  const all = [...Object.entries(grades), ['overall', share >= 2] as const]
  for (const [domain, isGood] of all) {
    // One grade in ten is changed when audits are moderated, mostly downwards.
    const first = gradeFor(random, isGood)
    const isModerated = random.chance(0.1)
    book.enter(audits, recorded, {
      ...common,
      domain,
      grade: isModerated && !isGood ? 'good' : first,
      moderated_grade: isModerated ? first : null,
    })
  }
}

function gradeFor(random: Random, isGood: boolean): string {
  if (isGood) return random.chance(0.1) ? 'outstanding' : 'good'
  return random.chance(0.22) ? 'inadequate' : 'requires_improvement'
}

function caseOpenOn(random: Random, cases: readonly Case[], day: Day): Case {
  for (;;) {
    const one = random.pick(cases)
    if (one.referral.on < workingOn(day - 60) && one.closes > day) return one
  }
}
