import type { ProblemView } from '../problem/route.ts'

export const noRecommendation: ProblemView = {
  title: 'The plan has no such recommendation',
  sentences: ['It may have another number since. Find it on the plan.'],
}
