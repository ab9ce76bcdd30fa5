import type { Around } from '#plan/around.ts'
import { monthInWords } from '#calendar/day-in-words.ts'
import { addMonths } from '#calendar/local-date.ts'
import { overrideInForce } from '#plan/override-in-force.ts'
import type { Plan, PlanMeasure, Recommendation } from '#plan/plan.ts'
import { workOf } from '#plan/work-of.ts'
import {
  actionsListAddress,
  editAddress,
  newActionFor,
  newEvidenceAddress,
  updateAddress,
} from '../../addresses.ts'
import { frameOf } from '../../frame.ts'
import { latestMonth } from '../../latest-month.ts'
import type { PageNeeds } from '../../page-needs.ts'
import { judgedInWords } from '../../rated/judged-in-words.ts'
import { milestoneInWords } from '../../rated/milestone-in-words.ts'
import { openingSentences } from '../../rated/opening-sentences.ts'
import { overrideWords } from '../../rated/override-words.ts'
import { ratedRecommendation } from '../../rated/rated-recommendation.ts'
import type { ShownSnapshot } from '../../shown-snapshot.ts'
import { capital } from '../../words/capital.ts'
import { actionRows } from './action-rows.ts'
import { evidenceRows } from './evidence-rows.ts'
import { measureSection, saidOfMeasure, type MeasureSection } from './measure-section.ts'

/**
 * A recommendation with all that its printed row has, in the latest month that was over; its evidence
 * as it stands on a day.
 */
export async function recommendationView(
  plan: Plan,
  recommendation: Recommendation,
  shown: ShownSnapshot | undefined,
  { needs, around }: { readonly needs: Pick<PageNeeds, 'strip'>; readonly around: Around },
) {
  const month = shown && latestMonth(shown.analysis)
  const rated = ratedRecommendation(plan, recommendation, shown, month, around)
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
    editHref: editAddress(ref),
    subject,
    update: updateAddress(ref),
    opening: openingSentences(counted, recommendation.measures.length, month),
    contradictions: rated.contradictions,
    intendedOutcome,
    judged: judgedRating,
    judgedSaid: judgedRating && judgedInWords(judgedRating),
    computed: rated.computed,
    override: overrideWords(overrideInForce(recommendation.ratingOverride, around.day)),
    computedOf: capital(rated.computedOf),
    computedBefore: rated.computedBefore,
    month: month && monthInWords(month.from),
    monthBefore: month && monthInWords(addMonths(month.from, -1)),
    milestone: milestone && extractedOn && milestoneInWords(milestone, extractedOn),
    leads,
    sections,
    others,
    evidence: evidenceRows(evidence, around.day),
    addEvidenceHref: newEvidenceAddress({ recommendation: ref }),
    actions: actionRows(actions, extractedOn),
    actionsHref: actionsListAddress({ recommendation: ref }),
    newActionHref: newActionFor(ref),
  }
}

const stateInWords = ({ status }: PlanMeasure, hasExtract: boolean): string =>
  ({
    agreed: hasExtract ? 'Not counted here yet' : 'Not counted, for want of an extract',
    'to be agreed': 'What to count is to be agreed',
    'counted elsewhere': 'Counted under another recommendation',
  })[status]
