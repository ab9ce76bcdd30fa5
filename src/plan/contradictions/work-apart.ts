import { addMonths, type LocalDate } from '#calendar/local-date.ts'
import { statusesToDo } from '../actions/action.ts'
import type { Around } from '../around.ts'
import type { PlanAction, PlanEvidence, PlanMeasure, Recommendation } from '../plan.ts'
import type { Work } from '../work-of.ts'

/** Where what is said of the work does not agree with its days, its evidence or who leads it. */
export type WorkApart =
  | {
      readonly kind: 'past due and on track'
      readonly action: PlanAction
      /** The step that is past its day; null where the action itself is. */
      readonly step: string | null
      readonly due: LocalDate
    }
  | { readonly kind: 'closed without evidence'; readonly action: PlanAction }
  | {
      readonly kind: 'evidence older than the work'
      readonly action: PlanAction
      readonly start: LocalDate
      /** The one about the latest days. */
      readonly evidence: PlanEvidence
      readonly until: LocalDate
    }
  | { readonly kind: 'complete without evidence' }
  | { readonly kind: 'vacant lead'; readonly post: string }
  | {
      readonly kind: 'long to be agreed'
      readonly measure: PlanMeasure
      readonly by: LocalDate
      readonly since: LocalDate
    }

/** A target may be open for this long before it is a contradiction, in months. */
const longestOpen = 3

/** What of a recommendation's work stands apart on a day. */
export const workApart = (
  recommendation: Recommendation,
  work: Work,
  around: Around,
): readonly WorkApart[] => [
  ...work.actions.flatMap((action) => pastDue(action, around.day)),
  ...work.actions.flatMap((action) => closed(action, work.evidence)),
  ...(recommendation.judgedRating?.rating === 'blue' && work.evidence.length === 0
    ? [{ kind: 'complete without evidence' } as const]
    : []),
  ...recommendation.leads
    .filter((post) => around.vacantPosts.includes(post))
    .map((post) => ({ kind: 'vacant lead', post }) as const),
  ...recommendation.measures.flatMap((measure) => longOpen(recommendation.ref, measure, around)),
]

/** An action said to be on track past its own day, or past that of a step not yet done. */
function pastDue(action: PlanAction, day: LocalDate): readonly WorkApart[] {
  if (action.status !== 'on track') return []
  const isPast = (due: LocalDate | null): due is LocalDate => due !== null && due < day
  if (isPast(action.due))
    return [{ kind: 'past due and on track', action, step: null, due: action.due }]
  const step = action.milestones.find(({ due, done }) => done === null && isPast(due))
  return step === undefined
    ? []
    : [{ kind: 'past due and on track', action, step: step.what, due: step.due }]
}

/** An action said to be done and evidenced by nothing, or by what is all about days before it began. */
function closed(action: PlanAction, evidence: readonly PlanEvidence[]): readonly WorkApart[] {
  if (action.status !== 'done and evidenced') return []
  const own = evidence.filter(({ claims }) =>
    claims.some((claim) => claim.supports === 'action' && claim.id === action.id),
  )
  if (own.length === 0) return [{ kind: 'closed without evidence', action }]
  const { start } = action
  const [latest] = own
    .flatMap((one) => (one.about === null ? [] : [{ evidence: one, until: one.about.until }]))
    .toSorted((one, other) => Number(one.until < other.until) - Number(one.until > other.until))
  const isOlder = start !== null && own.every(({ about }) => about !== null && about.until < start)
  return isOlder && latest !== undefined
    ? [{ kind: 'evidence older than the work', action, start, ...latest }]
    : []
}

function longOpen(
  ref: string,
  measure: PlanMeasure,
  { day, openSince }: Around,
): readonly WorkApart[] {
  return measure.targets.flatMap(({ form, by }) => {
    const since = openSince.find(
      (one) => one.ref === ref && one.measure === measure.measure && one.by === by,
    )?.since
    return form === 'to be agreed' && since !== undefined && addMonths(since, longestOpen) < day
      ? [{ kind: 'long to be agreed', measure, by, since } as const]
      : []
  })
}

/** Said to be going well or done: the green of an action. */
export const isGreen = ({ status }: PlanAction): boolean =>
  status === 'on track' || (!statusesToDo.includes(status) && status !== 'stopped')
