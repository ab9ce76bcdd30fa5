import { dayInWords } from '#calendar/day-in-words.ts'
import type { JudgedRating, Plan, RatingOverride, Recommendation } from '../plan.ts'
import { measureDifferences, measureName } from './measure-differences.ts'
import { quoted, wentFrom } from './went-from.ts'
import { workDifferences } from './work-differences.ts'

/**
 * What changed in a plan between two readings of it, each a sentence; none where they say the same.
 * A recommendation is the same one by its reference, or else by its subject.
 *
 * @internal Pages say them apart by what they are of.
 */
export function differencesInWords(before: Plan, after: Plan): readonly string[] {
  const { ofPlan, ofRecommendations, ofOrder, ofWork } = differencesApart(before, after)
  const said = ofRecommendations.flatMap(({ sentences }) => sentences)
  return [...ofPlan, ...said, ...ofOrder, ...ofWork]
}

/** What changed, apart by what it changed of. */
export type DifferencesApart = {
  readonly ofPlan: readonly string[]
  /** Those that differ; one that was taken out as it last was. */
  readonly ofRecommendations: readonly {
    readonly recommendation: Recommendation
    readonly sentences: readonly string[]
  }[]
  readonly ofOrder: readonly string[]
  /** Of campaigns, actions and evidence. */
  readonly ofWork: readonly string[]
}

export function differencesApart(before: Plan, after: Plan): DifferencesApart {
  const pairs = after.recommendations.map((now) => ({ now, was: formerOf(now, before, after) }))
  const kept = new Set(pairs.map(({ was }) => was))
  const retired = before.recommendations.filter((one) => !kept.has(one))
  const ofRecommendations = [
    ...retired.map((recommendation) => {
      const { ref, subject } = recommendation
      return { recommendation, sentences: [`${ref} was taken out of the plan: ‘${subject}’.`] }
    }),
    ...pairs.map(({ was, now }) => ({
      recommendation: now,
      sentences:
        was === undefined
          ? [`${now.ref} is new in the plan: ‘${now.subject}’.`]
          : recommendationDifferences(was, now),
    })),
  ]
  return {
    ofPlan: [
      ...wentFrom('The plan’s id', before.id, after.id),
      ...wentFrom('The plan’s title', quoted(before.title), quoted(after.title)),
      ...wentFrom('The plan’s council', before.council, after.council),
      ...wentFrom('What the plan answers', quoted(before.inspection), quoted(after.inspection)),
    ],
    ofRecommendations: ofRecommendations.filter(({ sentences }) => sentences.length > 0),
    ofOrder: orderDifference(before, pairs),
    ofWork: workDifferences(before, after),
  }
}

function formerOf(now: Recommendation, before: Plan, after: Plan): Recommendation | undefined {
  const sameRef = before.recommendations.find(({ ref }) => ref === now.ref)
  if (sameRef !== undefined) return sameRef
  const refsNow = new Set(after.recommendations.map(({ ref }) => ref))
  const renamed = ({ ref, subject }: Recommendation) => !refsNow.has(ref) && subject === now.subject
  // Two of one subject could both be the former; then neither is said to be.
  const [one, ...others] = before.recommendations.filter(renamed)
  const alike = after.recommendations.filter(({ subject }) => subject === now.subject)
  return others.length === 0 && alike.length === 1 ? one : undefined
}

function orderDifference(
  before: Plan,
  pairs: readonly { readonly now: Recommendation; readonly was: Recommendation | undefined }[],
): string[] {
  const wasInOrder = pairs.flatMap(({ was }) =>
    was === undefined ? [] : [before.recommendations.indexOf(was)],
  )
  const isSame = wasInOrder.every((place, index) => place > (wasInOrder[index - 1] ?? -1))
  // New ones in among the others are in another place than at the end.
  const firstNew = pairs.findIndex(({ was }) => was === undefined)
  const amongOthers = firstNew >= 0 && pairs.slice(firstNew).some(({ was }) => was !== undefined)
  return isSame && !amongOthers
    ? []
    : [`The order of the recommendations is now ${pairs.map(({ now }) => now.ref).join(', ')}.`]
}

/** What changed of one recommendation, whatever its reference was. */
export function recommendationDifferences(
  was: Recommendation,
  now: Recommendation,
): readonly string[] {
  const { ref } = now
  return [
    ...wentFrom(`The reference of ‘${now.subject}’`, was.ref, ref),
    ...wentFrom(`${ref}’s subject`, quoted(was.subject), quoted(now.subject)),
    ...wentFrom(
      `${ref}’s intended outcome`,
      quoted(was.intendedOutcome),
      quoted(now.intendedOutcome),
    ),
    ...wentFrom(`${ref}’s leads`, leadsInWords(was), leadsInWords(now)),
    ...wentFrom(
      `${ref}’s judged rating`,
      judgedInWords(was.judgedRating),
      judgedInWords(now.judgedRating),
    ),
    ...wentFrom(
      `The override of ${ref}’s computed rating`,
      overrideInWords(was.ratingOverride),
      overrideInWords(now.ratingOverride),
    ),
    ...measuresDifferences(was, now),
  ]
}

function measuresDifferences(was: Recommendation, now: Recommendation): readonly string[] {
  const gone = was.measures.filter(({ measure }) => !idsOf(now).includes(measure))
  const stayed = idsOf(was).filter((id) => idsOf(now).includes(id))
  const inOrder = [...stayed, ...idsOf(now).filter((id) => !stayed.includes(id))]
  const isSame = inOrder.every((id, index) => id === idsOf(now)[index])
  return [
    ...gone.flatMap((one) => wentFrom(`${now.ref}’s measure`, quoted(measureName(one)), null)),
    ...now.measures.flatMap((measure) => {
      const before = was.measures.find((one) => one.measure === measure.measure)
      return before === undefined
        ? wentFrom(`${now.ref}’s measure`, null, quoted(measureName(measure)))
        : measureDifferences(now.ref, before, measure)
    }),
    ...(isSame
      ? []
      : [
          `${now.ref}’s measures are in another order: ${now.measures.map(measureName).join('; ')}.`,
        ]),
  ]
}

const idsOf = ({ measures }: Recommendation) => measures.map(({ measure }) => measure)

const leadsInWords = ({ leads }: Recommendation): string | null =>
  leads.length === 0 ? null : leads.join('; ')

export function judgedInWords(rating: JudgedRating | null): string | null {
  if (rating === null) return null
  const by = rating.by === null ? '' : `, by ${rating.by}`
  const on = rating.on === null ? '' : ` on ${dayInWords(rating.on)}`
  const reason = rating.reason === null ? '' : ` because ‘${rating.reason}’`
  return `${rating.rating}${by}${on}${reason}`
}

function overrideInWords(override: RatingOverride | null): string | null {
  if (override === null) return null
  const { rating, reason, owner, from, until } = override
  return `${rating} from ${dayInWords(from)} until ${dayInWords(until)}, answered for by ${owner}, because ‘${reason}’`
}
