import type { ProblemView } from '../problem/route.ts'

export const noUpdate: ProblemView = {
  title: 'No such update is asked for',
  sentences: [
    'The plan has no such recommendation, or its lead is not asked for an update in that month, or not yet.',
  ],
  link: { text: 'All updates', href: '/updates' },
}
