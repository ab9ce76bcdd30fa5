import { dayOf } from '../days.ts'

/** The first day anything can have happened, the first that is counted, and the last. */
export const worldFirst = dayOf('2015-07-01')
export const countedFirst = dayOf('2017-04-01')
export const worldLast = dayOf('2019-10-31')

/** The month ends of the extracts whose figures were first published from them. */
export const marchEnd = dayOf('2019-03-31')
export const juneEnd = dayOf('2019-06-30')
export const septemberEnd = dayOf('2019-09-30')
export const octoberEnd = dayOf('2019-10-31')
