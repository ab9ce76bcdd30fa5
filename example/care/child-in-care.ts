import type { Day } from '../days.ts'
import type { Referral } from '../referrals/referral.ts'

/** A period of care. */
export type ChildInCare = {
  readonly id: string
  readonly referral: Referral
  readonly enters: Day
  /** The day care ends, which may lie after the last extract. */
  leaves: Day
  readonly isShortBreaks: boolean
}
