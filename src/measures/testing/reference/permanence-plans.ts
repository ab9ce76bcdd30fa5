import { childrenInCare, periodBeganOn } from './children.ts'
import { firstPlannedOn, planInForce, reviewedPeriods, secondReviewOn } from './permanence.ts'
import { item, type ReferenceItem, type ReferenceMeasure } from './reference-item.ts'

export const permanencePlanBySecondReview: ReferenceMeasure = ({ rows }, asAt) => {
  const items: ReferenceItem[] = []
  for (const { childId, claId } of childrenInCare(rows, asAt)) {
    const reviewedOn = claId === null ? null : secondReviewOn(rows, claId)
    if (claId === null || reviewedOn === null || reviewedOn > asAt) continue
    const beganOn = periodBeganOn(rows, claId)
    const plan = planInForce(rows, childId, beganOn, reviewedOn)
    const first = firstPlannedOn(rows, childId, beganOn)
    items.push(
      item({
        itemId: childId,
        childId,
        countedOn: asAt,
        startedOn: beganOn,
        dueOn: reviewedOn,
        endedOn: first !== null && first <= asAt ? first : null,
        inNumerator: plan?.isAdoptionAlone ? null : plan !== null,
        leftOut: plan?.isAdoptionAlone ? 'adoption' : null,
      }),
    )
  }
  return items
}

export const permanencePlanAtSecondReviewsHeld: ReferenceMeasure = ({ rows }) =>
  reviewedPeriods(rows).map(({ claId, childId, beganOn, reviewedOn }) => {
    const plan = planInForce(rows, childId, beganOn, reviewedOn)
    return item({
      itemId: claId,
      childId,
      countedOn: reviewedOn,
      startedOn: beganOn,
      dueOn: reviewedOn,
      endedOn: firstPlannedOn(rows, childId, beganOn),
      inNumerator: plan?.isAdoptionAlone ? null : plan !== null,
      leftOut: plan?.isAdoptionAlone ? 'adoption' : null,
    })
  })
