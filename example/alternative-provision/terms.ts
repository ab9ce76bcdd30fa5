import { dayOf, type Day } from '../days.ts'

export type Term = { readonly name: string; readonly from: Day; readonly to: Day }

const spans = [
  ['2016-17 summer', '2017-04-24', '2017-07-21'],
  ['2017-18 autumn', '2017-09-04', '2017-12-20'],
  ['2017-18 spring', '2018-01-04', '2018-04-04'],
  ['2017-18 summer', '2018-04-23', '2018-07-20'],
  ['2018-19 autumn', '2018-09-03', '2018-12-20'],
  ['2018-19 spring', '2019-01-04', '2019-04-04'],
  ['2018-19 summer', '2019-04-23', '2019-07-19'],
  ['2019-20 autumn', '2019-09-02', '2019-12-19'],
] as const

/** School terms, since April 2017. */
export const terms: readonly Term[] = spans.map(([name, from, to]) => ({
  name,
  from: dayOf(from),
  to: dayOf(to),
}))
