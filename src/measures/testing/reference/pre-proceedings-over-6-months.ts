import { plusMonths } from './days.ts'
import { preProceedingsAverageOpenWeeks } from './pre-proceedings-average-open-weeks.ts'
import type { ReferenceMeasure } from './reference-item.ts'

export const preProceedingsOver6Months: ReferenceMeasure = (counted, asAt) =>
  preProceedingsAverageOpenWeeks(counted, asAt).map((open) => {
    if (open.leftOut !== null || open.startedOn === null) return open
    const dueOn = plusMonths(open.startedOn, 6)
    return { ...open, value: null, dueOn, inNumerator: dueOn < asAt }
  })
