import { followCare } from './care/course-of-care.ts'
import { knowPermanence } from './care/know-permanence.ts'
import { planCare } from './care/plan-care.ts'
import { recordCarePlans } from './care/record-care-plans.ts'
import { planPathways } from './care/plan-pathways.ts'
import { recordCare } from './care/record-care.ts'
import { recordPermanence } from './care/record-permanence.ts'
import { planEducation } from './alternative-provision/plan-education.ts'
import { teachElsewhere } from './alternative-provision/teach-elsewhere.ts'
import { takeIntoCare } from './care/children-in-care.ts'
import { openCases } from './cases/case.ts'
import { recordCases } from './cases/record-cases.ts'
import { recordInvolvements } from './cases/record-involvements.ts'
import { aimSupervision } from './cases/aim-supervision.ts'
import { recordSupervisions } from './cases/record-supervisions.ts'
import { superviseCases } from './cases/supervise.ts'
import { visitChildren } from './cases/visit-children.ts'
import { countedFirst, worldLast } from './council/time.ts'
import { recruitStaff } from './council/workers.ts'
import { workingOn } from './days.ts'
import { enterChild, inventPeople } from './people/families.ts'
import { enterPreProceedings } from './pre-proceedings/enter-pre-proceedings.ts'
import { recordPreProceedings } from './pre-proceedings/record-pre-proceedings.ts'
import { goToCourt } from './pre-proceedings/go-to-court.ts'
import { auditCases } from './quality/audit-cases.ts'
import { keepHistories } from './quality/keep-histories.ts'
import { takeComplaints } from './quality/take-complaints.ts'
import { randomOf } from './random.ts'
import { openRecordBook, type RecordBook } from './record-book.ts'
import { aimOctober, aimYear } from './referrals/aim-assessments.ts'
import { assess } from './referrals/assess.ts'
import { seeChildren } from './referrals/see-children.ts'
import { takeReferrals } from './referrals/take-referrals.ts'
import { turnAway } from './referrals/turn-away.ts'
import { addFlaws } from './flaws.ts'

/** Marlshire County Council, which does not exist: all that its case system ever recorded. */
export type ExampleCouncil = { readonly name: string; readonly book: RecordBook }

/**
 * Makes the example council from a seed: the same each time, whatever the machine's clock or zone.
 * Its extracts of different days come of the one book; see write-extract.ts.
 */
export function exampleCouncil(): ExampleCouncil {
  const book = openRecordBook()
  const staff = recruitStaff(book)
  const people = inventPeople()
  const referrals = takeReferrals(people, staff)
  const assessments = assess(referrals)
  aimYear(assessments)
  aimOctober(assessments)
  seeChildren(referrals)
  const inCare = takeIntoCare(people, staff, referrals)
  turnAway(people, staff, referrals)
  const spells = enterPreProceedings(referrals)
  const careOf = new Map(inCare.map((one) => [one.referral, one]))
  const spellOf = new Map(
    spells.flatMap((one) => one.referrals.map((each) => [each, one] as const)),
  )
  // Cases that were over before counting began are in no extract.
  const cases = openCases(referrals, { inCare: careOf, spells: spellOf, staff })
    .filter((one) => one.closes > countedFirst && one.referral.on <= worldLast)
    .sort((one, other) => one.referral.on - other.referral.on)
  const children = new Set<string>()
  const random = randomOf('children')
  for (const { referral } of cases) {
    if (children.has(referral.child.id)) continue
    children.add(referral.child.id)
    enterChild(book, random, referral.child, workingOn(referral.on))
  }
  recordCases(book, staff, cases)
  recordInvolvements(book, cases)
  visitChildren(book, cases)
  const lookedAfter = inCare.filter((one) => !one.isShortBreaks)
  const courses = followCare(inCare)
  const known = knowPermanence(courses)
  recordCare(book, courses)
  recordCarePlans(book, planCare(lookedAfter), known)
  recordPermanence(book, courses, known)
  recordPreProceedings(book, spells)
  planPathways(book, lookedAfter)
  goToCourt(book, spells, lookedAfter)
  auditCases(book, cases)
  keepHistories(book, cases)
  takeComplaints(book, cases)
  planEducation(book, lookedAfter)
  teachElsewhere(book, lookedAfter)
  recordSupervisions(book, staff, aimSupervision(superviseCases(cases), cases))
  addFlaws(book)
  return { name: 'Marlshire County Council', book }
}
