import {
  itemsAddress,
  measureAddress,
  problemsAddress,
  recommendationAddress,
} from '../addresses.ts'

/** One page of the example that tells a part of the plan's story. */
export type TourStop = {
  readonly title: string
  readonly sentences: readonly string[]
  /** Where it is, without the number of the stop. */
  readonly address: string
}

const assessments = 'assessments-within-45-working-days'
const permanence = 'permanence-plan-by-second-review'

/** The stops in order, over the extract that pages show. They name no figure: the pages do. */
export const tourStops = (snapshot: string): readonly TourStop[] => [
  {
    title: 'A good average can hide a team',
    sentences: [
      'Across the council, assessments are finished in time often enough. The first lines of this page name the team that the average hides.',
      'Recommendation 2019.1 shows how far that team is from the target.',
    ],
    address: '/',
  },
  {
    title: 'The children behind the figure',
    sentences: [
      'These are that team’s assessments of the month, the late ones first: what was due, when, and how late it was.',
      'The number in the heading is the team’s own figure. Every figure leads to such a list.',
    ],
    address: itemsAddress(assessments, { period: '2019-10', team: 'Sallowford' }),
  },
  {
    title: 'First published, and known now',
    sentences: [
      'When September’s figure was first published it looked poor. A month later most of these children turned out to have a plan: records were put right, and practice had not changed.',
      'The hollow dots on the chart are what each month’s first extract said.',
    ],
    address: measureAddress(permanence, '2019-09'),
  },
  {
    title: 'Judged amber, computed red',
    sentences: [
      'A person judged this recommendation amber. The figures say red, because its targets are for every team and not every team meets them.',
      'Neither is a mistake. The difference is the question to ask at the next meeting.',
    ],
    address: recommendationAddress('2019.1'),
  },
  {
    title: 'Where the data is at fault',
    sentences: [
      'Each line of the extract that could not be taken as it stood is here, with what came of it and nothing of a child.',
      'Mending them in the case system mends the figures of the next extract.',
    ],
    address: problemsAddress(snapshot, {}),
  },
]

/** A stop's page, which says which stop it is. */
export const stopAddress = ({ address }: TourStop, number: number): string =>
  `${address}${address.includes('?') ? '&' : '?'}tour=${number}`
