import type { LocalDate } from '#calendar/local-date.ts'
import type { Around } from '../around.ts'

/** Where there is no register to ask. */
export const nothingAround = (day: LocalDate): Around => ({
  day,
  vacantPosts: [],
  said: [],
  openSince: [],
})
