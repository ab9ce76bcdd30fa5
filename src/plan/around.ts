import type { LocalDate } from '#calendar/local-date.ts'

/** What the register knows around a plan on a day, besides what the plan says. */
export type Around = {
  readonly day: LocalDate
  /** Posts of the plan that nobody holds on the day. */
  readonly vacantPosts: readonly string[]
  /** What was said last of each recommendation, where anything was. */
  readonly said: readonly {
    readonly ref: string
    /** `2019-10` */
    readonly month: string
    readonly narrative: string
  }[]
  /** Since which day each target that is to be agreed has been. */
  readonly openSince: readonly {
    readonly ref: string
    readonly measure: string
    readonly by: LocalDate
    readonly since: LocalDate
  }[]
}
