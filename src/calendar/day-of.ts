import { localDate, type LocalDate } from './local-date.ts'

const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The day it is in England at an instant. */
export const dayOf = (instant: Date): LocalDate => localDate(inLondon.format(instant))
