import { dayInWords, monthInWords } from '#calendar/day-in-words.ts'
import { addMonths } from '#calendar/local-date.ts'
import type { JudgedRating, Plan, PlanMeasure, Recommendation } from '#plan/plan.ts'
import { workOf } from '#plan/work-of.ts'
import { updateAddress } from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { milestoneInWords } from '../../rated/milestone-in-words.ts'
import { openingSentences } from '../../rated/opening-sentences.ts'
import { ratedRecommendation } from '../../rated/rated-recommendation.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { actionRows } from './action-rows.ts'
import { measureSection, saidOfMeasure, type MeasureSection } from './measure-section.ts'

/** A recommendation with all that its printed row has, in the latest month that was over. */
export async function recommendationView(
  plan: Plan,
  recommendation: Recommendation,
  shown: ShownSnapshot | undefined,
  needs: Pick<PageNeeds, 'strip'>,
) {
  const month = shown && latestMonth(shown.analysis)
  const rated = ratedRecommendation(plan, recommendation, shown, month)
  const { counted, uncounted, milestone } = rated
  const { ref, subject, intendedOutcome, judgedRating, leads } = recommendation
  const { actions, evidence } = workOf(plan, ref)
  const extractedOn = shown?.analysis.extractedOn
  const sections: MeasureSection[] = []
  for (const one of counted) if (shown) sections.push(await measureSection(one, shown))
  const others = []
  for (const one of uncounted)
    others.push({ ...(await saidOfMeasure(one)), state: stateInWords(one, shown !== undefined) })
  return {
    frame: frameOf(needs, plan, shown?.manifest),
    trail: [{ text: 'Plan', href: '/' }, { text: `Recommendation ${ref}` }],
    ref,
    subject,
    update: updateAddress(ref),
    opening: openingSentences(counted, recommendation.measures.length, month),
    contradictions: rated.contradictions,
    intendedOutcome,
    judged: judgedRating,
    judgedSaid: judgedRating && judgedInWords(judgedRating),
    computed: rated.computed,
    computedOf: capital(rated.computedOf),
    computedBefore: rated.computedBefore,
    month: month && monthInWords(month.from),
    monthBefore: month && monthInWords(addMonths(month.from, -1)),
    milestone: milestone && extractedOn && milestoneInWords(milestone, extractedOn),
    leads,
    sections,
    others,
    evidence: evidence.map(({ title }) => title),
    actions: actionRows(actions, extractedOn),
  }
}

/** Who judged it and when, as far as the plan tells; the reason is printed after it. */
function judgedInWords({ by, on, reason }: JudgedRating): string {
  if (by === null && on === null && reason === null)
    return 'The plan does not say who judged it, when or why.'
  const who = by === null ? 'Judged by somebody the plan does not name' : `Judged by ${by}`
  const when = on === null ? 'on a day it does not give' : `on ${dayInWords(on)}`
  return `${who}, ${when}. ${reason ?? 'It gives no reason.'}`
}

const stateInWords = ({ status }: PlanMeasure, hasExtract: boolean): string =>
  ({
    agreed: hasExtract ? 'Not counted here yet' : 'No extract has been imported yet',
    'to be agreed': 'What to count is to be agreed',
    'counted elsewhere': 'Counted under another recommendation',
  })[status]
