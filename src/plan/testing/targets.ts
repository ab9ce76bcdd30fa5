import { localDate } from '#calendar/local-date.ts'
import type { SetTarget } from '../plan.ts'

const target = (over: Pick<SetTarget, 'form' | 'value'> & Partial<SetTarget>): SetTarget => ({
  by: localDate('2020-03-31'),
  upper: null,
  ideal: null,
  scope: 'council',
  ...over,
})

export const atLeast = (value: number): SetTarget => target({ form: 'at least', value })
export const atMost = (value: number): SetTarget => target({ form: 'at most', value })
export const between = (value: number, upper: number): SetTarget =>
  target({ form: 'between', value, upper })
export const inEveryTeam = (council: SetTarget): SetTarget => ({ ...council, scope: 'every team' })
