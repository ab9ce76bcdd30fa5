import type { Team } from '../council/teams.ts'
import type { Post } from '../council/workers.ts'
import type { Day } from '../days.ts'
import type { Child } from '../people/families.ts'

/** How a case goes on once the assessment is done. */
export type Course =
  'no further action' | 'assessment only' | 'child in need' | 'protection' | 'care'

/** A referral of one child, and the case that follows from it. */
export type Referral = {
  readonly id: string
  readonly child: Child
  readonly on: Day
  readonly team: Team
  readonly post: Post
  readonly course: Course
  /** Days the case stays open after the assessment. */
  readonly lasts: number
  readonly assessments: Assessment[]
  /** The day the child was first seen for it, and the day that was recorded, if it was. */
  seen: Seen | null
}

export type Assessment = {
  readonly id: string
  readonly referral: Referral
  readonly team: Team
  readonly start: Day
  /** The day the clock of 45 working days starts from. */
  readonly clock: Day
  /** The day it is authorised and the day that is recorded: either may lie after the last extract. */
  authorised: Day
  recorded: Day
}

export type Seen = {
  readonly on: Day
  readonly recorded: Day
  /** `form`: on the assessment form; `visit`: only as a visit. */
  readonly by: 'form' | 'visit'
}
