import { localDate } from '#calendar/local-date.ts'

/** The month ends of which the example council has extracts, first to last. */
export const extractDays = [
  localDate('2019-03-31'),
  localDate('2019-04-30'),
  localDate('2019-05-31'),
  localDate('2019-06-30'),
  localDate('2019-07-31'),
  localDate('2019-08-31'),
  localDate('2019-09-30'),
  localDate('2019-10-31'),
] as const

/** The day the example is looked at from. */
export const newestExtract = extractDays[7]
