const assessments = '/measures/assessments-within-45-working-days'

/** The pages of the way from the plan to the children; their pictures are named by `picture`. */
export const mainPages = [
  { name: 'the plan', picture: 'plan', path: '/' },
  { name: 'the plan as a table', picture: 'plan-table', path: '/plan-table' },
  { name: 'a recommendation', picture: 'recommendation', path: '/recommendations/2019.1' },
  { name: 'a measure', picture: 'measure', path: assessments },
  {
    name: 'the list behind a figure',
    picture: 'list',
    path: `${assessments}/items?period=2019-10&team=Sallowford`,
  },
] as const

/** The same pages where they have something else to show. */
const otherPages = [
  { name: 'a recommendation of many measures', path: '/recommendations/2019.3' },
  { name: 'a measure in weeks', path: '/measures/pre-proceedings-average-open-weeks' },
  { name: 'a measure without data', path: '/measures/alternative-provision-progress' },
  { name: 'a measure in a year', path: '/measures/supervision-meeting-standard?period=2018-19' },
  { name: 'a list of several pages', path: `${assessments}/items?period=2018-19&page=2` },
  { name: 'a list with nothing in it', path: `${assessments}/items?period=2019-10&team=None` },
] as const

/** What pages are looked at, and how wide: 320 is also a window of 1280 at 400% zoom. */
export const checkedPages = [
  ...mainPages.map((page) => ({ ...page, widths: [1440, 390, 320] })),
  ...otherPages.map((page) => ({ ...page, widths: [320] })),
]
