import type { ActionContent } from '../actions/action.ts'

/** An action of which only what is given matters. */
export const actionContent = (given: Partial<ActionContent> = {}): ActionContent => ({
  what: 'Train every manager',
  owner: null,
  contributors: [],
  start: null,
  due: null,
  status: 'not started',
  stoppedBecause: null,
  milestones: [],
  recommendations: ['R1'],
  campaign: null,
  ...given,
})
